package io.github.perfreport.cli;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.pipeline.ReportPlan.Step;
import io.github.perfreport.storage.Layout;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a plan reads and writes. */
final class PlanText {

  private PlanText() {}

  /** A few lines for each lane. */
  static List<String> lines(ReportPlan plan) {
    Instant now = plan.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    return plan.lanes().stream().flatMap(lane -> lines(plan, lane, now).stream()).toList();
  }

  private static List<String> lines(ReportPlan plan, Lane lane, Instant now) {
    List<String> lines = new ArrayList<>(List.of("lane:    " + lane.name()));
    if (plan.has(Step.RESULTS)) {
      lines.add("reads:   " + logs(lane.source(), now));
      lines.add("writes:  " + lane.folders().results() + ", a result for each of these runs");
    }
    lines.add("reads:   " + lane.folders().results() + ", the archive");
    if (plan.has(Step.WEEKLY_REPORT)) {
      lines.add("writes:  " + lane.folders().weekly() + ", weeks of " + metrics(lane));
    }
    if (plan.has(Step.WEEKLY_GRAPH)) {
      lines.add("writes:  " + Layout.index(lane.folders().output()) + " and the pages");
    }
    return lines;
  }

  private static String logs(Lane.Source source, Instant now) {
    String jobs = source.jobs().stream().map(NamePattern::text).collect(Collectors.joining(", "));
    TimeBound until = source.until();
    return source.root()
        + ", runs of "
        + jobs
        + " that ended from "
        + source.since().from(now)
        + " to "
        + (until == null ? now : until.from(now))
        + " and are not in the archive";
  }

  private static String metrics(Lane lane) {
    return lane.metrics().entrySet().stream()
        .map(of -> of.getKey() + " (" + of.getValue().size() + " metrics)")
        .collect(Collectors.joining(", "));
  }
}
