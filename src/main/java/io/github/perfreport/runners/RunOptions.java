package io.github.perfreport.runners;

import io.github.perfreport.definition.UsageException;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * What a run asks of Beam: the options that a user gave, {@code --key=value}, and for those not
 * given what suits this program. Whatever the user says wins.
 */
public final class RunOptions {

  /** How a user says where in a bucket a service of Google's may put files for a while. */
  public static final String TEMP_LOCATION = "--tempLocation=gs://BUCKET/FOLDER";

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

  private static final List<String> OF_FLINK =
      List.of(
          // A copy of each element for each step that gets it; no step of ours changes one.
          "--fasterCopy=true");

  private static final List<String> OF_FLINK_CLUSTER =
      List.of(
          // The wait is ours: only so can it be told how far the job is, and the job be cancelled.
          "--attachedMode=false", "--jobCheckIntervalInSecs=1");

  /** A cluster has Flink and its logging; a second copy would be sent with each job for nothing. */
  private static final Pattern OF_THE_CLUSTER = Pattern.compile("(flink|slf4j)-[^/]*\\.jar");

  private RunOptions() {}

  /**
   * Options for a pipeline.
   *
   * @throws UsageException if Beam doesn't know an option or the runner
   */
  public static PipelineOptions of(List<String> beamArgs) {
    HeadStart.learnOptions(!beamArgs.isEmpty());
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
  public static Pipeline newPipeline(PipelineOptions options) {
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
  public static boolean haveTempLocation(List<String> beamArgs) {
    return beamArgs.stream().anyMatch(arg -> arg.matches("--(t|gcpT)empLocation=gs://.+"));
  }

  private static String[] withDefaults(List<String> beamArgs) {
    List<String> args = new ArrayList<>(DEFAULTS);
    if (runnerOf(beamArgs).equals("DirectRunner")) {
      args.addAll(OF_DIRECT_RUNNER);
    }
    if (runnerOf(beamArgs).endsWith("FlinkRunner")) {
      args.addAll(OF_FLINK);
      if (FlinkMaster.of(beamArgs).isPresent()) {
        args.addAll(OF_FLINK_CLUSTER);
        args.add(
            "--filesToStage=" + String.join(",", staged(System.getProperty("java.class.path"))));
      }
    }
    args.removeIf(arg -> beamArgs.stream().anyMatch(given -> given.startsWith(keyOf(arg))));
    args.addAll(beamArgs);
    return args.toArray(new String[0]);
  }

  /** What a job takes along to a Flink cluster, of a class path. */
  static List<String> staged(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(file -> !OF_THE_CLUSTER.matcher(new File(file).getName()).matches())
        .toList();
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
