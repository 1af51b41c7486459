package io.github.perfreport.cli;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.pipeline.MissingNotice;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.reporting.Phrases;
import io.github.perfreport.runners.ReportFailedException;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks whether anything got worse: prints a table and sets the exit code. */
@Command(
    name = "check",
    description = {
      "Report what got worse and which data is missing, from the archive alone.",
      "Exit 3 if anything got worse, else 4 if data is missing, can't be read or stopped coming.",
      "Writes changes.json and report.md of each lane anew."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class CheckCommand extends ReportCommand {

  /** How far ahead of this machine's clock a run's time may be; clocks differ. */
  private static final Duration AHEAD = Duration.ofHours(1);

  @Parameters(paramLabel = "DEFINITION", arity = "1..*", description = "A lane's YAML.")
  private List<String> definitions;

  @Mixin private OutputOption output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json, markdown or junit.",
      defaultValue = "table")
  private String format;

  @Option(
      names = "--new-only",
      description = {
        "Raise alarms only for changes that began within the definition's changes.weeks.",
        "Older changes are open."
      })
  private boolean newOnly;

  @Mixin private NowOption now;

  @Override
  ReportPlan plan() {
    CheckFormat.of(format); // reports a wrong format before the pipeline runs
    List<Lane> lanes = lanes(definitions, output.folder(), null);
    return now.apply(ReportPlan.of(lanes, ReportPlan.Step.CHANGES));
  }

  @Override
  ReportRun.Result run(ReportPlan plan, List<String> beamArgs) throws ReportFailedException {
    List<Lane> there = plan.lanes().stream().filter(lane -> !hasNoArchive(lane)).toList();
    List<MissingNotice> missing = new ArrayList<>();
    plan.lanes().stream()
        .filter(CheckCommand::hasNoArchive)
        .forEach(lane -> missing.add(MissingNotice.data(lane.name(), lane.folders().results())));
    if (there.isEmpty()) {
      return new ReportRun.Result(List.of(), missing, List.of(), true);
    }
    ReportRun.Result result = super.run(plan.withLanes(there), beamArgs);
    Instant moment = plan.clock().instant();
    result.changes().forEach(lane -> missing.addAll(missing(lane, moment)));
    missing.addAll(result.missing());
    return new ReportRun.Result(
        result.summary(), missing, judged(there, result.changes()), result.ended());
  }

  /** Taking the lock of an output folder creates it, so a lane without an archive is left out. */
  private static boolean hasNoArchive(Lane lane) {
    String results = lane.folders().results();
    return Folder.isLocal(results) && !Folder.canBeListed(results);
  }

  private List<LaneChanges> judged(List<Lane> lanes, List<LaneChanges> changes) {
    if (!newOnly) {
      return changes;
    }
    List<LaneChanges> judged = new ArrayList<>();
    for (LaneChanges found : changes) {
      Lane lane =
          lanes.stream().filter(one -> one.name().equals(found.lane())).findFirst().orElseThrow();
      judged.add(found.newOnly(lane.changes().limits().weeks()));
    }
    return judged;
  }

  /** The data of a lane that stopped coming, by the clock and by its runs. */
  private static List<MissingNotice> missing(LaneChanges lane, Instant now) {
    List<MissingNotice> missing = new ArrayList<>();
    if (now.isAfter(lane.silentFrom())) {
      missing.add(new MissingNotice(lane.lane(), Phrases.silence(lane, now)));
    }
    if (lane.newest().time().isAfter(now.plus(AHEAD))) {
      missing.add(
          new MissingNotice(
              lane.lane(),
              "its newest run is dated " + Phrases.time(lane.newest()) + ", which is yet to come"));
    }
    lane.lapses().stream()
        .filter(lapse -> lapse.kind() == MissingData.Kind.VANISHED)
        .forEach(lapse -> missing.add(new MissingNotice(lane.lane(), Phrases.lapse(lapse))));
    return missing;
  }

  @Override
  int tell(ReportPlan plan, ReportRun.Result result) throws ReportFailedException {
    result.summary().forEach(console()::note);
    List<CheckedLane> lanes =
        plan.lanes().stream().map(lane -> CheckedLane.of(lane, result)).toList();
    lanes.stream()
        .filter(lane -> lane.changes().isPresent())
        .forEach(
            lane -> console().note("report:  " + Layout.report(lane.lane().folders().weekly())));
    try {
      console().say(CheckFormat.of(format).render(lanes));
    } catch (IOException e) {
      throw new ReportFailedException(e);
    }
    return lanes.stream().anyMatch(CheckedLane::alarms) ? ExitCode.REGRESSION : ExitCode.WELL;
  }
}
