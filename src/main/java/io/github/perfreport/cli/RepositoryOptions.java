package io.github.perfreport.cli;

import io.github.perfreport.publish.Publication;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Where something is published, and whether it is. */
final class RepositoryOptions {

  @Option(
      names = "--repository",
      required = true,
      paramLabel = "REPOSITORY",
      description =
          "The address of a git repository, or the path of a bare one or of a checkout without "
              + "uncommitted changes. Its folders results and weekly are the archive.")
  private String repository;

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description = "The branch that is published to.",
      defaultValue = "main")
  private String branch;

  @Option(names = "--dry-run", description = "Show what would change, and publish nothing.")
  private boolean dryRun;

  Publication publication(Consumer<String> say) {
    return new Publication(repository, branch, dryRun, say);
  }
}
