package io.github.perfreport.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/**
 * Data that stopped coming where it used to come: a row of the account.
 *
 * @param lane the lane's name
 * @param kind what stopped
 * @param name the series that vanished, {@code resource/metric}, or the job that paused
 * @param from when it was last there: the Monday of the last week, or the run before the gap
 * @param to when it was first missed: the Monday of the newest week, or the run after the gap
 */
public record Lapse(String lane, Kind kind, String name, Instant from, Instant to)
    implements Serializable, Comparable<Lapse> {

  private static final Comparator<Lapse> ORDER =
      Comparator.comparing(Lapse::lane)
          .thenComparing(Lapse::kind)
          .thenComparing(Lapse::name)
          .thenComparing(Lapse::from);

  /** What can stop. */
  public enum Kind {
    /** A metric that was in each of the four weeks before the newest, and is not in that. */
    VANISHED,
    /** A job had no measured run for three times as long as it usually is between two. */
    GAP
  }

  /** By lane, kind, name and time. */
  @Override
  public int compareTo(Lapse other) {
    return ORDER.compare(this, other);
  }
}
