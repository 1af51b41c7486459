package io.github.perfreport.model;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;

/**
 * A place where the level of a series moved.
 *
 * @param series the series
 * @param lastGood the last run that measured the metric at the level before
 * @param firstBad the first run at the new level, whether that is worse or better
 * @param foundBy when the run ended that completed the new level's least number of runs
 * @param gap the runs between the two that lack the metric; null if there are none
 * @param shift the levels on both sides, and the evidence that they differ
 * @param verdict whether the change is worse or better
 * @param status whether the change is open, acknowledged or gone
 * @param silence why it raises no alarm; null if it does
 * @param note the reason in its acknowledgement, or null
 */
public record Change(
    SeriesKey series,
    Run lastGood,
    Run firstBad,
    Instant foundBy,
    Gap gap,
    Shift shift,
    Verdict verdict,
    Status status,
    NoAlarmReason silence,
    String note)
    implements Serializable {

  /**
   * Orders changes: alarms first, then open ones, then lasting ones. Within these, worse precedes
   * better and larger precedes smaller. Ties are ordered by series, so that the order is total.
   */
  public static final Comparator<Change> BY_WEIGHT =
      Comparator.comparing((Change change) -> !change.alarms())
          .thenComparing(change -> !change.isOpen())
          .thenComparing(change -> change.status() == Status.GONE_BACK)
          .thenComparing(Change::verdict)
          .thenComparing(change -> -change.shift().weight())
          .thenComparing(Change::series)
          .thenComparing(Change::firstBad);

  /**
   * A series of a lane.
   *
   * @param lane the lane's name
   * @param resource the resource's name
   * @param metric the metric's name
   * @param info unit and direction, from the lane; null if only the names are known
   */
  public record SeriesKey(String lane, String resource, String metric, MetricInfo info)
      implements Serializable, Comparable<SeriesKey> {

    private static final Comparator<SeriesKey> ORDER =
        Comparator.comparing(SeriesKey::lane)
            .thenComparing(SeriesKey::resource)
            .thenComparing(SeriesKey::metric);

    /** A series with only its names. */
    public SeriesKey(String lane, String resource, String metric) {
      this(lane, resource, metric, null);
    }

    @Override
    public int compareTo(SeriesKey other) {
      return ORDER.compare(this, other);
    }

    /** Series are equal if their names are. */
    @Override
    public boolean equals(Object other) {
      return other instanceof SeriesKey key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
      return Objects.hash(lane, resource, metric);
    }
  }

  /**
   * Runs that measured other metrics of the resource, but lack the one that changed.
   *
   * @param runs how many, at least 1
   * @param last the last of them, the run right before the first at the new level
   */
  public record Gap(int runs, Run last) implements Serializable {}

  /**
   * How a level moved.
   *
   * @param before the level before, in the metric's unit
   * @param after the level since
   * @param pValue of the test that the two sides differ, 0 to 1
   * @param pointsBefore the number of runs at the level before
   * @param pointsAfter the number of runs at the level after
   */
  public record Shift(double before, double after, double pValue, int pointsBefore, int pointsAfter)
      implements Serializable {

    /** The change as a share of the level before, signed; infinite from a level of 0. */
    public double relativeSize() {
      return before == 0
          ? Math.copySign(Double.POSITIVE_INFINITY, after)
          : (after - before) / Math.abs(before);
    }

    /** The magnitude of the larger level. */
    public double largerSize() {
      return Math.max(Math.abs(before), Math.abs(after));
    }

    /** The size for ranking: a doubling counts as much as a halving. */
    public double weight() {
      double larger = largerSize();
      double smaller = Math.min(Math.abs(before), Math.abs(after));
      return smaller == 0 ? Double.MAX_VALUE : Math.log(larger / smaller);
    }

    /** The direction of the move. */
    public Direction direction() {
      return Direction.of(before, after);
    }
  }

  /** Whether it is older than its lane's watch, still lasts, and nobody has acknowledged it. */
  public boolean isOpen() {
    return silence == NoAlarmReason.OLD;
  }

  /** Whether someone should look at it now. */
  public boolean alarms() {
    return silence == null;
  }

  /** The same change, without an alarm. */
  public Change silenced(NoAlarmReason why) {
    return new Change(series, lastGood, firstBad, foundBy, gap, shift, verdict, status, why, note);
  }

  /** The day of the first run at the new level, UTC. */
  public LocalDate date() {
    return LocalDate.ofInstant(firstBad.time(), ZoneOffset.UTC);
  }
}
