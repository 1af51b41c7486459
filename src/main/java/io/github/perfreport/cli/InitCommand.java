package io.github.perfreport.cli;

import io.github.perfreport.definition.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints a definition for the runs in a folder. */
@Command(
    name = "init",
    description = {
      "Print a definition for the runs of a folder: ROOT/<job>/<run>/build-log.txt, as Prow lays",
      "them out, and the files among their artifacts. FOLDER is ROOT, a job's or a run's folder, or",
      "a run's log. 'run' takes the definition unchanged."
    },
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  @ParentCommand private RootCommand root;

  @Parameters(paramLabel = "FOLDER", description = "Where the runs are.")
  private Path place;

  @Override
  public Integer call() {
    if (!Files.exists(place)) {
      throw new UsageException(place + ": no such folder");
    }
    SampleRuns runs = SampleRuns.below(place);
    String definition = new InitialDefinition(runs).text();
    root.console().say(definition.stripTrailing());
    return ExitCode.WELL;
  }
}
