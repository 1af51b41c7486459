package io.github.perfreport.cli;

import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.pipeline.ReportPlan;
import java.time.Instant;
import picocli.CommandLine.Option;

/** The option for the time that a command takes as now. */
final class NowOption {

  @Option(
      names = "--now",
      paramLabel = "DATE",
      converter = ReportCommand.TimeBoundConverter.class,
      description =
          "The time to judge from, instead of the clock: a date (its start, UTC), an "
              + "RFC 3339 time, or how long ago (7d).")
  private TimeBound now;

  /** The same plan as of that time. */
  ReportPlan apply(ReportPlan plan) {
    return now == null ? plan : plan.at(now.from(Instant.now()));
  }
}
