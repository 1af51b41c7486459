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
 * @param small the part of the relative change that no change of its own explains, signed
 * @param runsBefore how many runs of the earlier period measured it
 * @param runsAfter how many runs of the newest four weeks did
 * @param newest the newest run that measured it
 * @param verdict worse, or changed where nobody knows the direction
 * @param large whether {@code small} is twice the metric's least size or more
 * @param note the reason that someone acknowledged it with, or null
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
