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
 * @param foundBy when the run ended that made enough of the new level for it to be found
 * @param gap the runs between the two, which don't have the metric; null if there is none
 * @param shift the levels, and how sure it is that they differ
 * @param verdict whether that is good news
 * @param status what has become of it
 * @param silence why it raises no alarm; null if it does
 * @param note the reason that someone acknowledged it with, or null
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
   * What alarms first, then what is open, then what lasts; the worse before the better, the largest
   * first; ties by series, so that the order is total.
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
   * @param info what its lane knows of the metric; null if only names are known
   */
  public record SeriesKey(String lane, String resource, String metric, MetricInfo info)
      implements Serializable, Comparable<SeriesKey> {

    private static final Comparator<SeriesKey> ORDER =
        Comparator.comparing(SeriesKey::lane)
            .thenComparing(SeriesKey::resource)
            .thenComparing(SeriesKey::metric);

    /** A series of which only the names are known. */
    public SeriesKey(String lane, String resource, String metric) {
      this(lane, resource, metric, null);
    }

    @Override
    public int compareTo(SeriesKey other) {
      return ORDER.compare(this, other);
    }

    /** The names make a series. */
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
   * Runs that measured other metrics of the resource, but not the one that changed.
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
   * @param pointsBefore how many runs made the level before
   * @param pointsAfter how many runs make the level after
   */
  public record Shift(double before, double after, double pValue, int pointsBefore, int pointsAfter)
      implements Serializable {

    /** The change as a share of the level before, signed; infinite from a level of 0. */
    public double relativeSize() {
      return before == 0
          ? Math.copySign(Double.POSITIVE_INFINITY, after)
          : (after - before) / Math.abs(before);
    }

    /** The size for ranking: a doubling weighs as much as a halving. */
    public double weight() {
      double larger = Math.max(Math.abs(before), Math.abs(after));
      double smaller = Math.min(Math.abs(before), Math.abs(after));
      return smaller == 0 ? Double.MAX_VALUE : Math.log(larger / smaller);
    }

    /** Where the level moved. */
    public Direction direction() {
      return Direction.of(before, after);
    }
  }

  /** Whether it lasts, unacknowledged, from before its lane was watched. */
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
