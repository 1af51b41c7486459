package io.github.perfreport.counters;

import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * The counters of a pipeline. Some count for the whole pipeline, some for each key. A runner shows
 * them by namespace and name.
 */
public enum ReportCounter {
  /** Runs that were read from their logs and have a block. */
  RUNS_PARSED("runs", "parsed"),
  /** Runs that were read from their logs and have no block. */
  RUNS_WITHOUT_BLOCK("runs", "null"),
  /** Runs whose logs could not be read. */
  RUNS_REFUSED("runs", "refused"),
  /** Runs that were listed, and that the archive had before. */
  RUNS_ARCHIVED("runs", "archived"),
  /** What was refused in the logs of runs. */
  REFUSALS("runs", "refusals"),
  /** Results of the archive that were read. */
  RESULTS_READ("archive", "read"),
  /** Results of the archive that were refused. */
  RESULTS_REFUSED("archive", "refused"),
  /** Weekly records that were written or read. */
  WEEKLY_RECORDS("weekly", "records"),
  /** The points of these records. */
  WEEKLY_POINTS("weekly", "points"),
  /** Weekly files that were refused. */
  WEEKLY_REFUSED("weekly", "refused"),
  /** Rows that were written to tables. */
  TABLE_ROWS("bigquery", "rows"),
  /** Changes that were found. */
  CHANGES_FOUND("changes", "found"),

  /** Runs that were listed in the window, by {@code lane/job}. */
  LISTED("listed"),
  /** Listed runs that have a block, or may get one, by {@code lane/job}. */
  GAINED("gained"),
  /** Jobs that could not be listed, by {@code lane/job}. */
  UNLISTED("unlisted"),
  /** Results of the archive that could not be read, by lane. */
  UNREADABLE("unreadable"),
  /** The first of these results, by {@code lane/job/run}. */
  UNREADABLE_RUN("unreadable-run"),
  /** The points of weekly records, by lane. */
  LANE_POINTS("points"),
  /** The points that were searched for changes, by lane. */
  SCANNED_POINTS("scanned"),
  /** Missing data, by kind. */
  MISSING_DATA("lapses");

  private final String namespace;
  private final String fixedName;

  ReportCounter(String namespace) {
    this(namespace, null);
  }

  ReportCounter(String namespace, String fixedName) {
    this.namespace = namespace;
    this.fixedName = fixedName;
  }

  /**
   * The counter to count with.
   *
   * @throws IllegalStateException if it counts by key
   */
  public Counter counter() {
    return Metrics.counter(namespace, name("", fixedName != null));
  }

  /**
   * The counter of a key to count with.
   *
   * @throws IllegalStateException if it doesn't count by key
   */
  public Counter counter(String key) {
    return Metrics.counter(namespace, name(key, fixedName == null));
  }

  /** The part of the name that a runner shows first. */
  public String namespace() {
    return namespace;
  }

  /** The part of the name that a runner shows last, for a counter without keys. */
  public String fixedName() {
    return name("", fixedName != null);
  }

  private String name(String key, boolean valid) {
    if (!valid) {
      throw new IllegalStateException(
          this + (fixedName == null ? " counts by key" : " has no keys"));
    }
    return fixedName == null ? key : fixedName;
  }
}
