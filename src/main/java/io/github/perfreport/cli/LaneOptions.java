package io.github.perfreport.cli;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Markers;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.pipeline.ReportPlan;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that {@code run} and {@code publish} share. */
final class LaneOptions {

  @Parameters(paramLabel = "DEFINITION", arity = "1..*", description = "A lane's YAML.")
  private List<String> definitions;

  @Option(names = "--no-fetch", description = "Read no logs: report what the archive has.")
  private boolean noFetch;

  @Option(names = "--refetch", description = "Read runs again that are in the archive already.")
  private boolean refetch;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = ReportCommand.TimeBoundConverter.class,
      description = "Read runs that ended since, in place of the definitions' source.since.")
  private TimeBound since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = ReportCommand.TimeBoundConverter.class,
      description = "Read runs that ended before, in place of the definitions' source.until.")
  private TimeBound until;

  @Mixin private CredentialsOption credentials;

  @Mixin private NowOption now;

  @Option(
      names = "--release",
      paramLabel = "FILE",
      description = {
        "Draw the pages, plots and notes of a release in place of the weekly report, from the",
        "archive alone. FILE is its shape.yaml: releaseVersion, sinceDate, lineShapes."
      })
  private String release;

  /**
   * Plans the steps for the lanes that the definitions describe: all three, those after the first,
   * or those of a release.
   */
  ReportPlan plan(ReportCommand command, String output) {
    List<Lane> lanes =
        command.lanes(definitions, output, credentials.file()).stream()
            .map(lane -> lane.inWindow(since, until))
            .toList();
    if (ReportCommand.notEmpty("--release", release) != null) {
      Markers.Release named = Markers.readNamedRelease(release);
      return ReportPlan.of(
          lanes.stream().map(lane -> lane.forRelease(named)).toList(),
          ReportPlan.Step.CHANGES,
          ReportPlan.Step.WEEKLY_GRAPH);
    }
    for (int i = 0; i < lanes.size() && !noFetch; i++) {
      ReportCommand.existingFolder(
          definitions.get(i) + ": source.root", lanes.get(i).source().root());
    }
    ReportPlan plan =
        noFetch ? ReportPlan.ofArchive(lanes) : ReportPlan.of(lanes, ReportPlan.Step.values());
    return now.apply(refetch ? plan.refetching() : plan).withCredentials(credentials.file());
  }
}
