package io.github.perfreport.pipeline;

import io.github.perfreport.counters.CounterValues;
import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.model.MissingData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.PipelineResult;

/** The pipeline's counters in words, while it runs and after its end. */
public final class PipelineCounters {

  private final CounterValues values;

  private PipelineCounters(CounterValues values) {
    this.values = values;
  }

  /** Reads the counters of a pipeline on any runner. */
  static PipelineCounters of(PipelineResult result) {
    return new PipelineCounters(CounterValues.of(result));
  }

  /** The number of runs so far, for the progress line. */
  String progress() {
    long archived = values.get(ReportCounter.RESULTS_READ);
    return format(
        "runs: %,d seen, %,d parsed, %,d refused",
        values.sum(ReportCounter.LISTED) + archived,
        values.get(ReportCounter.RUNS_PARSED) + archived,
        values.get(ReportCounter.RUNS_REFUSED) + values.get(ReportCounter.RESULTS_REFUSED));
  }

  /** The summary of a finished plan, in a few lines. */
  List<String> summary(ReportPlan plan) {
    List<String> lines = new ArrayList<>();
    if (plan.has(ReportPlan.Step.RESULTS)) {
      lines.add(fetched());
    }
    if (plan.readsArchive()) {
      lines.add(
          format(
              "archive: %,d runs read, %,d refused",
              values.get(ReportCounter.RESULTS_READ), values.get(ReportCounter.RESULTS_REFUSED)));
    }
    boolean readsWeeks = plan.has(ReportPlan.Step.WEEKLY_GRAPH) && !plan.readsArchive();
    if (plan.has(ReportPlan.Step.WEEKLY_REPORT) || readsWeeks) {
      lines.add(
          format(
              "weekly:  %,d records of %,d points",
              values.get(ReportCounter.WEEKLY_RECORDS), values.get(ReportCounter.WEEKLY_POINTS)));
    }
    plan.outputs().forEach(output -> lines.add(output.summary(values)));
    if (plan.has(ReportPlan.Step.CHANGES)) {
      lines.add(
          format(
              "changes: %,d found in %,d points",
              values.get(ReportCounter.CHANGES_FOUND), values.sum(ReportCounter.SCANNED_POINTS)));
    }
    if (plan.has(ReportPlan.Step.RESULTS) && values.sum(ReportCounter.MISSING_DATA) > 0) {
      lines.add(
          format(
              "lapses:  %,d series vanished, %,d gaps between runs",
              missing(MissingData.Kind.VANISHED), missing(MissingData.Kind.GAP)));
    }
    return lines;
  }

  private String fetched() {
    return format(
        "logs:    %,d runs listed, %,d of them archived before; newly read: %,d parsed, "
            + "%,d without a block, %,d refused; %,d refusals",
        values.sum(ReportCounter.LISTED),
        values.get(ReportCounter.RUNS_ARCHIVED),
        values.get(ReportCounter.RUNS_PARSED),
        values.get(ReportCounter.RUNS_WITHOUT_BLOCK),
        values.get(ReportCounter.RUNS_REFUSED),
        values.get(ReportCounter.REFUSALS));
  }

  private long missing(MissingData.Kind kind) {
    return values.get(ReportCounter.MISSING_DATA, kind.name());
  }

  private static String format(String text, Object... numbers) {
    return String.format(Locale.ROOT, text, numbers);
  }

  /** Jobs that have listed runs, but none with a block: {@code lane/job}. */
  List<String> barrenJobs() {
    return values.keys(ReportCounter.LISTED).stream()
        .filter(job -> values.get(ReportCounter.GAINED, job) == 0)
        .filter(job -> values.get(ReportCounter.UNLISTED, job) == 0)
        .toList();
  }

  /** Jobs that could not be listed: {@code lane/job}. */
  List<String> unlistedJobs() {
    return values.keys(ReportCounter.UNLISTED);
  }

  /** Whether the lane was listed but had no run in its window. */
  boolean isEmpty(String lane) {
    return below(lane, ReportCounter.LISTED).isEmpty()
        && below(lane, ReportCounter.UNLISTED).isEmpty();
  }

  /** The number of a lane's archived results that can't be read. */
  long unreadable(String lane) {
    return values.get(ReportCounter.UNREADABLE, lane);
  }

  /** The first results that can't be read, {@code job/run}. */
  List<String> unreadableRuns(String lane) {
    return below(lane, ReportCounter.UNREADABLE_RUN);
  }

  /** The keys of a lane without the lane. */
  private List<String> below(String lane, ReportCounter counter) {
    return values.keys(counter).stream()
        .filter(key -> key.startsWith(lane + "/"))
        .map(key -> key.substring(lane.length() + 1))
        .toList();
  }

  /** The number of weekly files that can't be used. */
  long refusedWeeks() {
    return values.get(ReportCounter.WEEKLY_REFUSED);
  }

  /** The number of a lane's points in its weeks or in the search for changes. */
  long points(String lane) {
    return Math.max(
        values.get(ReportCounter.LANE_POINTS, lane),
        values.get(ReportCounter.SCANNED_POINTS, lane));
  }
}
