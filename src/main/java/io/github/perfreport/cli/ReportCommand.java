package io.github.perfreport.cli;

import io.github.perfreport.definition.Definition;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.formats.RuleReader;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.runners.ReportFailedException;
import io.github.perfreport.runners.RunOptions;
import io.github.perfreport.runs.RunLayouts;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.gcs.CloudStorage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.Unmatched;

/** A command that runs a plan's pipeline. */
abstract class ReportCommand implements Callable<Integer> {

  @ParentCommand private RootCommand root;

  @Spec private CommandSpec spec;

  @Option(
      names = "--runner",
      paramLabel = "RUNNER",
      description = "What runs the pipeline: DirectRunner (default), FlinkRunner, DataflowRunner.")
  private String runner;

  @Unmatched private List<String> unmatched = new ArrayList<>();

  /** Makes the plan from the command's options. */
  abstract ReportPlan plan();

  /** The files to look at next, after a successful run. */
  List<String> whereToLook(ReportPlan plan) {
    return List.of();
  }

  @Override
  public final Integer call() throws ReportFailedException {
    List<String> beamArgs = beamArgs();
    ReportPlan plan = plan();
    plan.needLibraries();
    if (!beamArgs.isEmpty()) {
      checkBeams(beamArgs);
    }
    PlanText.lines(plan).forEach(line -> console().detail(() -> line));
    if (isDry()) {
      PlanText.lines(plan).forEach(console()::say);
      return ExitCode.WELL;
    }
    ReportRun.Result result = run(plan, beamArgs);
    if (!result.ended()) {
      result.summary().forEach(console()::say);
      return ExitCode.WELL;
    }
    int verdict = tell(plan, result);
    result.namesWithoutMatch().forEach(console()::warn);
    result.missing().forEach(missing -> console().warn(missing.toString()));
    return verdict == ExitCode.WELL && !result.missing().isEmpty() ? ExitCode.NOTHING : verdict;
  }

  /** Whether to say what would be done, and do nothing. */
  boolean isDry() {
    return false;
  }

  private void checkBeams(List<String> beamArgs) {
    try {
      RunOptions.of(beamArgs);
    } catch (RunOptions.UnknownOptionException e) {
      throw new UsageException(e.getMessage() + Typos.ofFlag(spec, e.option()), e);
    }
  }

  /** Runs the plan's pipeline. */
  ReportRun.Result run(ReportPlan plan, List<String> beamArgs) throws ReportFailedException {
    return new ReportRun(plan, beamArgs, console()).run();
  }

  /**
   * Prints the result of a run and returns the exit code; data that is missing is handled by the
   * caller.
   */
  int tell(ReportPlan plan, ReportRun.Result result) throws ReportFailedException {
    result.summary().forEach(console()::sum);
    result.worse().forEach(console()::sum);
    if (result.missing().isEmpty()) {
      whereToLook(plan).forEach(console()::sum);
    }
    return ExitCode.WELL;
  }

  /** The console that the command writes to. */
  final Console console() {
    return root.console();
  }

  /**
   * The lanes that definitions describe; their names are distinct.
   *
   * @param output the output folder in place of the definitions' own; or null
   * @param credentials the credentials file for definitions in buckets; null for the default ones
   */
  final List<Lane> lanes(List<String> definitions, String output, String credentials) {
    if (definitions.stream().anyMatch(CloudStorage::isCloud)) {
      ReportRun.reachCloud(beamArgs(), credentials);
    }
    return lanes(definitions, output);
  }

  /** The same, for definitions that can be read already. */
  static List<Lane> lanes(List<String> definitions, String output) {
    notEmpty("--output", output);
    definitions.forEach(definition -> notEmpty("DEFINITION", definition));
    List<Lane> lanes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String definition : definitions) {
      Lane lane = Definition.read(definition, output);
      if (!names.add(lane.name())) {
        throw new UsageException(definition + ": lane: '" + lane.name() + "' is defined twice");
      }
      checkLayout(definition, lane);
      checkFormats(definition, lane);
      lanes.add(lane);
    }
    return lanes;
  }

  private static void checkLayout(String definition, Lane lane) {
    try {
      RunLayouts.of(lane);
    } catch (UsageException e) {
      throw new UsageException(definition + ": " + e.getMessage(), e);
    }
  }

  private static void checkFormats(String definition, Lane lane) {
    for (ResourceRule rule : lane.resources()) {
      try {
        if (!rule.isAudit()) {
          RuleReader.check(rule.format());
        }
      } catch (IllegalArgumentException e) {
        throw new UsageException(
            definition + ": resources." + rule.resource() + ": " + e.getMessage(), e);
      }
    }
  }

  /** Arguments that this program doesn't know go to Beam, if they look like Beam's options. */
  private List<String> beamArgs() {
    for (String arg : unmatched) {
      if (!arg.matches("--[A-Za-z]\\w*=(?s:.*)")) {
        throw new UsageException(
            "unknown argument '"
                + arg
                + "'"
                + Typos.ofFlag(spec, arg)
                + " (options for Beam are written --key=value)");
      }
    }
    List<String> args = new ArrayList<>(unmatched);
    if (runner != null) {
      args.add("--runner=" + runner);
    }
    return args;
  }

  /**
   * Checks that a path isn't empty: an unset variable in a script must not become the root of the
   * disk.
   *
   * @param path may be null, where the flag isn't given
   */
  static String notEmpty(String flag, String path) {
    if (path != null && path.isBlank()) {
      throw new UsageException(flag + ": is empty");
    }
    return path;
  }

  /** Checks that a folder exists. */
  static String existingFolder(String flag, String path) {
    notEmpty(flag, path);
    if (!Folder.canBeListed(path)) {
      throw new UsageException(flag + ": no such folder: " + path);
    }
    return path;
  }

  /** Splits a comma list of names; blanks around them are ignored. */
  static List<String> metrics(String flag, String commaList) {
    List<String> names =
        Arrays.stream(commaList.split(",", -1))
            .map(String::strip)
            .filter(n -> !n.isEmpty())
            .toList();
    return Definition.metricNames(flag, names);
  }

  /** Parses a bound of a time window. */
  static final class TimeBoundConverter implements ITypeConverter<TimeBound> {
    @Override
    public TimeBound convert(String text) {
      try {
        return TimeBound.parse(text);
      } catch (UsageException e) {
        throw (TypeConversionException) new TypeConversionException(e.getMessage()).initCause(e);
      }
    }
  }
}
