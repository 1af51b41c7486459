package io.github.perfreport.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A threshold of the audit tool that most of the newest runs exceed.
 *
 * @param series the series
 * @param value the median of the runs' values, in the metric's unit
 * @param threshold the median of the runs' thresholds
 * @param above the number of runs above their threshold
 * @param runs the number of newest runs that have a threshold
 * @param newest the newest run above
 * @param note the reason in its acknowledgement; null if it is an alarm
 */
public record PassedThreshold(
    Change.SeriesKey series,
    double value,
    double threshold,
    int above,
    int runs,
    Run newest,
    String note)
    implements Serializable {

  /** Whether someone should look at it now. */
  public boolean alarms() {
    return note == null;
  }

  /** The day of the newest run above, UTC. */
  public LocalDate date() {
    return LocalDate.ofInstant(newest.time(), ZoneOffset.UTC);
  }

  /** The same, acknowledged for a reason. */
  public PassedThreshold acknowledged(String reason) {
    return new PassedThreshold(series, value, threshold, above, runs, newest, reason);
  }
}
