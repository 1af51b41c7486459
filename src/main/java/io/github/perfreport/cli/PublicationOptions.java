package io.github.perfreport.cli;

import io.github.perfreport.publish.Publication;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options for the branch that is published to, and for a dry run. */
final class PublicationOptions {

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description = "The branch that is published to.",
      defaultValue = "main")
  private String branch;

  @Option(names = "--dry-run", description = "Show what would change, and publish nothing.")
  private boolean dryRun;

  Publication to(String repository, Consumer<String> say) {
    return new Publication(repository, branch, dryRun, say);
  }
}
