package io.github.perfreport.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A metric that got worse in steps, each too small for an alarm: its newest four weeks against the
 * same weeks a quarter or a year earlier.
 *
 * @param series the series
 * @param weeks how many weeks lie between the two periods, 13 or 52
 * @param before the median of the earlier period, in the metric's unit
 * @param after the median of the newest four weeks
 * @param small the relative move that the metric's changes don't explain, signed
 * @param runsBefore the number of runs in the earlier period that measured it
 * @param runsAfter the number of runs in the newest four weeks that measured it
 * @param newest the newest run that measured it
 * @param verdict worse; or changed if the direction is unknown
 * @param large whether {@code small} is twice the metric's least size or more
 * @param note the reason in its acknowledgement, or null
 */
public record Drift(
    Change.SeriesKey series,
    int weeks,
    double before,
    double after,
    double small,
    int runsBefore,
    int runsAfter,
    Run newest,
    Verdict verdict,
    boolean large,
    String note)
    implements Serializable {

  /** Whether someone should look at it now. */
  public boolean alarms() {
    return large && note == null;
  }

  /** The day of the newest run, UTC. */
  public LocalDate date() {
    return LocalDate.ofInstant(newest.time(), ZoneOffset.UTC);
  }

  /** The same, acknowledged for a reason. */
  public Drift acknowledged(String reason) {
    return new Drift(
        series, weeks, before, after, small, runsBefore, runsAfter, newest, verdict, large, reason);
  }
}
