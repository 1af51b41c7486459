package io.github.perfreport.pipeline;

import io.github.perfreport.changes.WriteChanges;
import io.github.perfreport.results.ReadResults;
import io.github.perfreport.runs.RunCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** The pipeline's counters, while it runs and after its end. */
public final class PipelineCounters {

  private final Map<String, Long> counters = new TreeMap<>();

  private PipelineCounters() {}

  /** Reads the counters of a pipeline on any runner. */
  static PipelineCounters of(PipelineResult result) {
    PipelineCounters counts = new PipelineCounters();
    MetricQueryResults metrics = result.metrics().queryMetrics(MetricsFilter.builder().build());
    for (MetricResult<Long> counter : metrics.getCounters()) {
      String name = counter.getName().getNamespace() + ":" + counter.getName().getName();
      counts.counters.merge(name, counter.getAttempted(), Long::sum);
    }
    return counts;
  }

  private long get(String namespace, String name) {
    return counters.getOrDefault(namespace + ":" + name, 0L);
  }

  private long sum(String namespace) {
    return counters.entrySet().stream()
        .filter(counter -> counter.getKey().startsWith(namespace + ":"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The number of weekly records that were written or drawn. */
  long records() {
    return get("weekly", "records");
  }

  /** The number of runs so far, for the progress line. */
  String progress() {
    return String.format(
        Locale.ROOT,
        "runs: %,d seen, %,d parsed, %,d refused",
        sum(RunCounters.LISTED) + get("archive", "read"),
        get("runs", "parsed") + get("archive", "read"),
        get("runs", "refused") + get("archive", "refused"));
  }

  /** The summary of a finished plan, in a few lines. */
  List<String> summary(ReportPlan plan) {
    List<String> lines = new ArrayList<>();
    if (plan.has(ReportPlan.Step.RESULTS)) {
      lines.add(fetched());
    }
    if (plan.readsArchive()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "archive: %,d runs read, %,d refused",
              get("archive", "read"),
              get("archive", "refused")));
    }
    boolean readsWeeks = plan.has(ReportPlan.Step.WEEKLY_GRAPH) && !plan.readsArchive();
    if (plan.has(ReportPlan.Step.WEEKLY_REPORT) || readsWeeks) {
      lines.add(
          String.format(
              Locale.ROOT,
              "weekly:  %,d records of %,d points",
              records(),
              get("weekly", "points")));
    }
    if (!plan.lanesWithTable().isEmpty()) {
      lines.add(String.format(Locale.ROOT, "tables:  %,d rows", get("bigquery", "rows")));
    }
    if (plan.has(ReportPlan.Step.CHANGES)) {
      lines.add(
          String.format(
              Locale.ROOT,
              "changes: %,d found in %,d points",
              get("changes", "found"),
              sum("scanned")));
    }
    if (plan.has(ReportPlan.Step.RESULTS) && sum(WriteChanges.LAPSE_COUNTERS) > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "lapses:  %,d series vanished, %,d gaps between runs",
              get(WriteChanges.LAPSE_COUNTERS, "VANISHED"),
              get(WriteChanges.LAPSE_COUNTERS, "GAP")));
    }
    return lines;
  }

  private String fetched() {
    return String.format(
        Locale.ROOT,
        "logs:    %,d runs listed, %,d of them archived before; newly read: %,d parsed, "
            + "%,d without a block, %,d refused; %,d refusals",
        sum(RunCounters.LISTED),
        get("runs", "archived"),
        get("runs", "parsed"),
        get("runs", "null"),
        get("runs", "refused"),
        get("runs", "refusals"));
  }

  /** Jobs that have listed runs, but none with a block: {@code lane/job}. */
  List<String> barrenJobs() {
    return names(RunCounters.LISTED, count -> count > 0).stream()
        .filter(job -> get(RunCounters.GAINED, job) == 0) // a counter of nothing may not be told
        .filter(job -> get(RunCounters.UNLISTED, job) == 0)
        .toList();
  }

  /** Jobs that could not be listed: {@code lane/job}. */
  List<String> unlistedJobs() {
    return names(RunCounters.UNLISTED, count -> count > 0);
  }

  private List<String> names(String namespace, LongPredicate which) {
    return counters.entrySet().stream()
        .filter(counter -> counter.getKey().startsWith(namespace + ":"))
        .filter(counter -> which.test(counter.getValue()))
        .map(counter -> counter.getKey().substring(namespace.length() + 1))
        .toList();
  }

  /** Whether the lane was listed but had no run in its window. */
  boolean isEmpty(String lane) {
    return counters.keySet().stream()
        .noneMatch(
            counter ->
                counter.startsWith(RunCounters.LISTED + ":" + lane + "/")
                    || counter.startsWith(RunCounters.UNLISTED + ":" + lane + "/"));
  }

  /** The number of a lane's archived results that can't be read. */
  long unreadable(String lane) {
    return get(ReadResults.UNREADABLE, lane);
  }

  /** The first results that can't be read, {@code job/run}. */
  List<String> unreadableRuns(String lane) {
    return names(ReadResults.UNREADABLE + "-" + lane, count -> count > 0);
  }

  /** The number of weekly files that can't be used. */
  long refusedWeeks() {
    return get("weekly", "refused");
  }

  /** The number of a lane's points in its weeks or in the search for changes. */
  long points(String lane) {
    return Math.max(get("points", lane), get("scanned", lane));
  }
}
