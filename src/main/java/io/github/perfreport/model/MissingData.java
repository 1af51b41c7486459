package io.github.perfreport.model;

import io.github.perfreport.model.Change.SeriesKey;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/**
 * Data that stopped coming where it used to come, or that a definition waits for in vain: a row of
 * the account.
 *
 * @param lane the lane's name
 * @param kind what stopped
 * @param name the series that vanished, {@code resource/metric}, the job that paused, or the key
 *     and name that match nothing, {@code changes.worse: name}
 * @param from when it was last there: the Monday of the last week, or the run before the gap
 * @param to when it was first missed: the Monday of the week after, or the run after the gap
 */
public record MissingData(String lane, Kind kind, String name, Instant from, Instant to)
    implements Serializable, Comparable<MissingData> {

  private static final Comparator<MissingData> ORDER =
      Comparator.comparing(MissingData::lane)
          .thenComparing(MissingData::kind)
          .thenComparing(MissingData::name)
          .thenComparing(MissingData::from);

  /** What can stop. */
  public enum Kind {
    /** A metric that was in each of four weeks, and in none of the runs since. */
    VANISHED,
    /** A job had no measured run for three times as long as it usually is between two. */
    GAP,
    /** A name in the definition that is in no run. */
    NO_MATCH
  }

  /** The series that vanished. */
  public SeriesKey series() {
    int slash = name.indexOf('/');
    return new SeriesKey(lane, name.substring(0, Math.max(0, slash)), name.substring(slash + 1));
  }

  /** By lane, kind, name and time. */
  @Override
  public int compareTo(MissingData other) {
    return ORDER.compare(this, other);
  }
}
