package io.github.perfreport.cli;

import io.github.perfreport.changes.ChangesFile;
import io.github.perfreport.changes.Links;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.pipeline.ReportFailedException;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What got worse lately, as a gate: a table, and an exit code. */
@Command(
    name = "check",
    description = {
      "Say what got worse in the last weeks, from the archive alone; exit 3 if anything did.",
      "Writes changes.json and report.md of each lane anew."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class CheckCommand extends ReportCommand {

  @Parameters(paramLabel = "DEFINITION", arity = "1..*", description = "A lane's YAML.")
  private List<String> definitions;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The output folder, in place of the one that the definition names.")
  private String output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json, markdown or junit.",
      defaultValue = "table")
  private String format;

  @Override
  ReportPlan plan() {
    CheckFormat.of(format); // a wrong one is said before the work is done
    List<Lane> lanes = lanes(definitions, output, null);
    return ReportPlan.of(lanes, ReportPlan.Step.CHANGES);
  }

  @Override
  int tell(ReportPlan plan, ReportRun.Result result) throws ReportFailedException {
    result.summary().forEach(console()::note);
    Map<LaneChanges, Links> found = new LinkedHashMap<>();
    try {
      for (Lane lane : plan.lanes()) {
        if (!result.emptyLanes().contains(lane.name())) {
          ChangesFile.read(lane.folders().weekly())
              .ifPresent(changes -> found.put(changes, Links.of(lane)));
          console().note("report:  " + Layout.report(lane.folders().weekly()));
        }
      }
      console().say(CheckFormat.of(format).render(found));
    } catch (IOException e) {
      throw new ReportFailedException(e);
    }
    boolean alarm = found.keySet().stream().anyMatch(LaneChanges::alarms);
    return alarm ? ExitCode.REGRESSION : ExitCode.WELL;
  }
}
