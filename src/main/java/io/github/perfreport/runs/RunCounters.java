package io.github.perfreport.runs;

import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.model.RunOutcome;

/**
 * Counts the outcomes of listed runs by lane and job, so that a job without data is noticed when
 * the pipeline ends, on any runner.
 */
public final class RunCounters {

  private RunCounters() {}

  /** Counts a job that could not be listed. */
  static void countUnlisted(String lane, String job) {
    ReportCounter.UNLISTED.counter(lane + "/" + job).inc();
  }

  /** Counts one run. */
  public static void count(RunOutcome outcome) {
    String key = outcome.lane() + "/" + outcome.job();
    ReportCounter.LISTED.counter(key).inc();
    if (outcome.kind() == RunOutcome.Kind.PARSED || outcome.kind() == RunOutcome.Kind.RUNNING) {
      ReportCounter.GAINED.counter(key).inc();
    }
  }
}
