package io.github.perfreport.runners;

import io.github.perfreport.definition.UsageException;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * The Beam options of a run: those that the user gave, {@code --key=value}, and this program's
 * defaults for the others. The user's options take precedence.
 */
public final class RunOptions {

  /** The option for a folder in a bucket where Google's services may put temporary files. */
  public static final String TEMP_LOCATION = "--tempLocation=gs://BUCKET/FOLDER";

  /** Beam's words for it, with its own hint. */
  private static final Pattern UNKNOWN =
      Pattern.compile("missing a property named '(\\w+)'\\.?((?: Did you mean '\\w+'\\?)?)");

  private static final String RUNNER = "--runner=";

  private static final List<String> DEFAULTS =
      List.of("--runner=DirectRunner", "--jobName=perf-report-creator");

  private static final List<String> OF_DIRECT_RUNNER =
      List.of(
          // These checks are for development and cost time with each element; tests have them on.
          "--enforceImmutability=false",
          "--enforceEncodability=false",
          // This program waits itself, to show the progress line.
          "--blockOnRun=false");

  private static final List<String> OF_FLINK =
      List.of(
          // Without it each step gets a copy of each element; none of our steps changes an element.
          "--fasterCopy=true");

  private static final List<String> OF_FLINK_CLUSTER =
      List.of(
          // This program waits itself, so that it can show progress and cancel the job.
          "--attachedMode=false", "--jobCheckIntervalInSecs=1");

  /**
   * Libraries that a cluster has already: Flink and its logging. They need not be sent with each
   * job.
   */
  private static final Pattern OF_THE_CLUSTER = Pattern.compile("(flink|slf4j)-[^/]*\\.jar");

  private RunOptions() {}

  /**
   * Parses options for a pipeline.
   *
   * @throws UsageException if Beam doesn't know an option or the runner
   */
  public static PipelineOptions of(List<String> beamArgs) {
    WarmUp.learnOptions(!beamArgs.isEmpty());
    try {
      return PipelineOptionsFactory.fromArgs(withDefaults(beamArgs)).create();
    } catch (IllegalArgumentException e) {
      Matcher unknown = UNKNOWN.matcher(String.valueOf(e.getMessage()));
      if (unknown.find()) {
        throw new UnknownOptionException(unknown.group(1), unknown.group(2), e);
      }
      throw new UsageException(culprit(beamArgs) + explain(e), e);
    }
  }

  /** An option that neither the command nor Beam knows. */
  public static final class UnknownOptionException extends UsageException {

    private static final long serialVersionUID = 1L;

    private final String option;

    private UnknownOptionException(String option, String hint, Throwable cause) {
      super("--" + option + ": no flag of this command, and no option of Beam's" + hint, cause);
      this.option = option;
    }

    /** Its name, without dashes. */
    public String option() {
      return option;
    }
  }

  /** The option whose value can't be read, with a colon; empty if it is none alone. */
  private static String culprit(List<String> beamArgs) {
    for (String arg : beamArgs) {
      try {
        PipelineOptionsFactory.fromArgs(arg).create();
      } catch (IllegalArgumentException e) {
        return arg + ": ";
      }
    }
    return "";
  }

  /**
   * Creates an empty pipeline; the runner checks the options here.
   *
   * @throws UsageException if the runner rejects them
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

  /** Whether the options name a folder in a bucket for temporary files. */
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

  /** The files of a class path that are sent to a Flink cluster with a job. */
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

  /** Beam's own message, except that Beam lists only the runners on this class path. */
  private static String explain(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message
        .replaceAll("\\s+", " ")
        .replaceAll(
            "supported pipeline runners \\[.*]",
            "there are DirectRunner, FlinkRunner and DataflowRunner");
  }
}
