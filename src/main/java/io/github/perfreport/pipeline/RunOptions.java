package io.github.perfreport.pipeline;

import io.github.perfreport.definition.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * What a run asks of Beam: the options that a user gave, {@code --key=value}, and for those not
 * given what suits this program. Whatever the user says wins.
 */
final class RunOptions {

  /** How a user says where in a bucket a service of Google's may put files for a while. */
  static final String TEMP_LOCATION = "--tempLocation=gs://BUCKET/FOLDER";

  private static final String RUNNER = "--runner=";

  private static final List<String> DEFAULTS =
      List.of("--runner=DirectRunner", "--jobName=perf-report-creator");

  private static final List<String> OF_DIRECT_RUNNER =
      List.of(
          // Checks for programs under development, paid for with each element; tests have them on.
          "--enforceImmutability=false",
          "--enforceEncodability=false",
          // The wait is ours, for the progress line.
          "--blockOnRun=false");

  private RunOptions() {}

  /**
   * Options for a pipeline.
   *
   * @throws UsageException if Beam doesn't know an option or the runner
   */
  static PipelineOptions of(List<String> beamArgs) {
    try {
      return PipelineOptionsFactory.fromArgs(withDefaults(beamArgs)).create();
    } catch (IllegalArgumentException e) {
      throw new UsageException(explain(e), e);
    }
  }

  /**
   * An empty pipeline of options, at which the runner looks here.
   *
   * @throws UsageException if it can't do with them
   */
  static Pipeline newPipeline(PipelineOptions options) {
    try {
      return Pipeline.create(options);
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof IllegalArgumentException mistake) {
          throw new UsageException(explain(mistake), e);
        }
      }
      throw e;
    }
  }

  /** Whether a place in a bucket is given for files that go again. */
  static boolean haveTempLocation(List<String> beamArgs) {
    return beamArgs.stream().anyMatch(arg -> arg.matches("--(t|gcpT)empLocation=gs://.+"));
  }

  private static String[] withDefaults(List<String> beamArgs) {
    List<String> args = new ArrayList<>(DEFAULTS);
    if (runnerOf(beamArgs).equals("DirectRunner")) {
      args.addAll(OF_DIRECT_RUNNER);
    }
    args.removeIf(arg -> beamArgs.stream().anyMatch(given -> given.startsWith(keyOf(arg))));
    args.addAll(beamArgs);
    return args.toArray(new String[0]);
  }

  private static String keyOf(String arg) {
    return arg.substring(0, arg.indexOf('=') + 1);
  }

  private static String runnerOf(List<String> beamArgs) {
    return beamArgs.stream()
        .filter(arg -> arg.startsWith(RUNNER))
        .map(arg -> arg.substring(RUNNER.length()))
        .reduce("DirectRunner", (first, last) -> last);
  }

  /** Beam's own words, but that it names the runners of this class path alone. */
  private static String explain(IllegalArgumentException e) {
    String told = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return told.replaceAll("\\s+", " ")
        .replaceAll(
            "supported pipeline runners \\[.*]",
            "there are DirectRunner, FlinkRunner and DataflowRunner");
  }
}
