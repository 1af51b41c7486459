package io.github.perfreport.cli;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.publish.ReleaseSummary;
import io.github.perfreport.runners.ReportFailedException;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs all three steps in one pipeline, for all definitions named. */
@Command(
    name = "run",
    description = "Do all three steps in one pipeline, for each lane that a definition describes.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class RunCommand extends ReportCommand {

  @Mixin private LaneOptions options;

  @Mixin private OutputOption output;

  @Option(names = "--dry-run", description = "Say what would be read and written, and do nothing.")
  private boolean dryRun;

  @Override
  boolean isDry() {
    return dryRun;
  }

  @Override
  ReportPlan plan() {
    return options.plan(this, output.folder());
  }

  @Override
  ReportRun.Result run(ReportPlan plan, List<String> beamArgs) throws ReportFailedException {
    ReportRun.Result result = super.run(plan, beamArgs);
    try {
      if (result.ended()) {
        ReleaseSummary.write(plan.lanes());
      }
    } catch (IOException e) {
      throw new ReportFailedException(e);
    }
    return result;
  }

  @Override
  List<String> whereToLook(ReportPlan plan) {
    List<String> lines = new ArrayList<>();
    for (Lane lane : plan.lanes()) {
      for (String resource : lane.metrics().keySet()) {
        String page = page(lane, resource);
        if (!Folder.isLocal(page) || Files.exists(Folder.local(page))) {
          lines.add("page:    " + page);
        }
      }
      lines.add("changes: " + Layout.report(lane.folders().weekly()));
    }
    plan.lanes().stream()
        .map(lane -> "index:   " + Layout.index(lane.folders().output()))
        .distinct()
        .forEach(lines::add);
    if (plan.lanes().get(0).report().release() != null) {
      lines.add("notes:   " + ReleaseSummary.of(plan.lanes().get(0)));
    }
    if (plan.has(ReportPlan.Step.RESULTS)) {
      plan.lanes().stream()
          .map(lane -> "account: " + Layout.account(lane.folders().output()))
          .distinct()
          .forEach(lines::add);
    }
    return lines;
  }

  private static String page(Lane lane, String resource) {
    String weekly = lane.folders().weekly();
    return lane.report().release() == null
        ? Layout.page(weekly, resource)
        : Layout.releasePage(weekly, resource);
  }
}
