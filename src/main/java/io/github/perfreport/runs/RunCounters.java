package io.github.perfreport.runs;

import io.github.perfreport.model.RunOutcome;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Counts the outcomes of listed runs by lane and job, so that a job without data is noticed when
 * the pipeline ends, on any runner. The counters' names are {@code lane/job}.
 */
public final class RunCounters {

  /** The namespace of the counters of runs that were listed in the window. */
  public static final String LISTED = "listed";

  /** The namespace of the counters of listed runs that have a block, or may get one. */
  public static final String GAINED = "gained";

  /** The namespace of the counters of jobs that could not be listed. */
  public static final String UNLISTED = "unlisted";

  private RunCounters() {}

  /** Counts a job that could not be listed. */
  static void countUnlisted(String lane, String job) {
    Metrics.counter(UNLISTED, lane + "/" + job).inc();
  }

  /** Counts one run. */
  public static void count(RunOutcome outcome) {
    String name = outcome.lane() + "/" + outcome.job();
    Metrics.counter(LISTED, name).inc();
    if (outcome.kind() == RunOutcome.Kind.PARSED || outcome.kind() == RunOutcome.Kind.RUNNING) {
      Metrics.counter(GAINED, name).inc();
    }
  }
}
