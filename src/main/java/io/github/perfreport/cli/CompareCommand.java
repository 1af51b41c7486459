package io.github.perfreport.cli;

import io.github.perfreport.compare.CompareRuns;
import io.github.perfreport.compare.Comparison;
import io.github.perfreport.compare.LaneHistory;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.extract.SingleRun;
import io.github.perfreport.model.RunResult;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.runners.ReportFailedException;
import io.github.perfreport.storage.gcs.CloudStorage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Compares runs of a change that isn't merged with the level that a lane has now. */
@Command(
    name = "compare",
    description = {
      "Say whether a pull request makes something worse: its runs against the lane's archive.",
      "Exit 3 if a metric got worse, 4 if nothing could be compared."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class CompareCommand implements Callable<Integer> {

  @ParentCommand private RootCommand root;

  @Parameters(paramLabel = "DEFINITION", arity = "1..*", description = "A lane's YAML.")
  private List<String> definitions;

  @Option(
      names = "--run",
      paramLabel = "PATH",
      required = true,
      description =
          "A run of the change: its folder, or its build-log.txt, on disk or in a store. Given more "
              + "than once, the runs are repetitions of the same code.")
  private List<String> runs;

  @Mixin private OutputOption output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json, markdown or junit.",
      defaultValue = "table")
  private String format;

  @Mixin private CredentialsOption credentials;

  @Override
  public Integer call() throws ReportFailedException {
    CompareFormat shown = CompareFormat.of(format);
    runs.forEach(run -> ReportCommand.notEmpty("--run", run));
    if (Stream.concat(definitions.stream(), runs.stream()).anyMatch(CloudStorage::isCloud)) {
      ReportRun.reachCloud(List.of(), credentials.file());
    }
    List<Comparison> comparisons = new ArrayList<>();
    try {
      for (Lane lane : ReportCommand.lanes(definitions, output.folder())) {
        comparisons.add(compare(lane));
      }
      root.console().say(shown.render(comparisons));
    } catch (IOException e) {
      throw new ReportFailedException(e);
    }
    return exitCode(comparisons);
  }

  private Comparison compare(Lane lane) throws IOException {
    List<RunResult> candidates = new ArrayList<>();
    for (String run : runs) {
      RunResult candidate = read(lane, run);
      candidate
          .refusals()
          .forEach(row -> root.console().note(run + ": " + row.place() + ": " + row.reason()));
      candidates.add(candidate);
    }
    return new CompareRuns(
            lane,
            LaneHistory.before(lane, candidates.stream().map(RunResult::run).toList()),
            candidates)
        .compare();
  }

  private static RunResult read(Lane lane, String run) throws IOException {
    try {
      return SingleRun.read(lane, run, Instant.now());
    } catch (NoSuchElementException e) {
      throw new UsageException("--run: " + e.getMessage(), e);
    }
  }

  private static int exitCode(List<Comparison> comparisons) {
    if (comparisons.stream().anyMatch(Comparison::isWorse)) {
      return ExitCode.REGRESSION;
    }
    boolean nothing = comparisons.stream().allMatch(one -> one.compared().isEmpty());
    return nothing ? ExitCode.NOTHING : ExitCode.WELL;
  }
}
