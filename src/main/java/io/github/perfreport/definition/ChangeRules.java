package io.github.perfreport.definition;

import io.github.perfreport.model.Better;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Direction;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.PassedThreshold;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a lane's changes is told, and when it is an alarm.
 *
 * @param limits how much it takes
 * @param better which direction is better, for metrics of which the name doesn't say it
 * @param watchedSince from which day on a change is an alarm until someone deals with it; null for
 *     the first judgement of the lane
 * @param acks changes that someone has acknowledged
 * @param compareUrl where two commits can be compared, with {good} and {bad} in it; or null
 */
public record ChangeRules(
    Limits limits,
    Map<String, Better> better,
    LocalDate watchedSince,
    List<Ack> acks,
    String compareUrl)
    implements Serializable {

  /** The default limits, nothing acknowledged, no links. */
  public static final ChangeRules DEFAULT =
      new ChangeRules(Limits.DEFAULT, Map.of(), null, List.of(), null);

  /** Copies what could change. */
  public ChangeRules {
    better = Map.copyOf(better);
    acks = List.copyOf(acks);
  }

  /**
   * How much it takes.
   *
   * @param minSize the least relative size of an alarm, .05 for 5 %
   * @param minSizes the same for metrics that have one of their own
   * @param weeks the first judgement of a lane takes for new what could be found in so many weeks
   *     before its newest run
   * @param minPoints the fewest runs that make a level
   * @param together changes of a lane, or of a metric in other lanes, that lie no farther apart
   *     belong to one event
   * @param ackWithin how far from its date an acknowledged change may be found
   */
  public record Limits(
      double minSize,
      Map<String, Double> minSizes,
      int weeks,
      int minPoints,
      Duration together,
      Duration ackWithin)
      implements Serializable {

    /**
     * 5 %: most metrics scatter by less from week to week, and no one acts on less. 2 weeks: what
     * is older when a lane is judged for the first time is history. 5 runs: two runs a day on one
     * slow host make four. 2 days: a change is placed within three runs, which is two days where
     * there is a run or two a day. 7 days: more runs may still move a change by a few, and a metric
     * seldom changes twice in a week.
     */
    public static final Limits DEFAULT =
        new Limits(.05, Map.of(), 2, 5, Duration.ofDays(2), Duration.ofDays(7));

    /** Copies the map. */
    public Limits {
      minSizes = Map.copyOf(minSizes);
    }

    /** The least relative size of an alarm of a metric. */
    public double minSizeOf(String metric) {
      return minSizes.getOrDefault(metric, minSize);
    }
  }

  /**
   * A change that someone knows of.
   *
   * @param metric the metric's name
   * @param resource the resource's name, or null for all
   * @param date when it happened, as the report says
   * @param level up to where it is known, in the metric's unit; null for one and a half times the
   *     change as it was found
   * @param reason why it is no news
   */
  public record Ack(String metric, String resource, LocalDate date, Double level, String reason)
      implements Serializable {

    /** Whether it is about a series. */
    public boolean isOf(String ofResource, String ofMetric) {
      return metric.equals(ofMetric) && (resource == null || resource.equals(ofResource));
    }

    /** How far a moment is from the day that it names. */
    public Duration distance(Instant time) {
      return Duration.between(noon(), time).abs();
    }

    private Instant noon() {
      return date.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
  }

  /** The direction of a metric that is better: as {@code changes} says, else as the lane knows. */
  public Better betterOf(SeriesKey series) {
    Better told = better.get(series.metric());
    return told == null ? MetricGroups.infoOf(series).better() : told;
  }

  /**
   * The changes of a series that are acknowledged: each entry is about the one that is nearest to
   * its date.
   *
   * @param times when the series' changes happened
   * @return the entry about the change at a place, if there is one
   */
  public Optional<Ack> ackOf(String resource, String metric, List<Instant> times, int place) {
    return acks.stream()
        .filter(ack -> ack.isOf(resource, metric))
        .filter(ack -> ack.distance(times.get(place)).compareTo(reach()) <= 0)
        .filter(ack -> nearest(ack, times).equals(times.get(place)))
        .min(Comparator.comparing(ack -> ack.distance(times.get(place))));
  }

  /**
   * The entry about a passed threshold: it names a level, and the week's median is not above that
   * by more than the least size. Its date is not after that of the newest run above.
   */
  public Optional<Ack> ackOf(PassedThreshold exceeded) {
    return ackOf(exceeded.series(), exceeded.date(), exceeded.value(), Direction.UP);
  }

  /** The entry about a drift, likewise. */
  public Optional<Ack> ackOf(Drift drift) {
    return ackOf(drift.series(), drift.date(), drift.after(), Direction.of(0, drift.small()));
  }

  private Optional<Ack> ackOf(SeriesKey series, LocalDate date, double value, Direction worse) {
    double least = limits.minSizeOf(series.metric());
    return acks.stream()
        .filter(ack -> ack.isOf(series.resource(), series.metric()))
        .filter(ack -> ack.level() != null && !ack.date().isAfter(date))
        .filter(ack -> beyond(value, ack.level(), worse) <= least * Math.abs(ack.level()))
        .max(Comparator.comparing(Ack::date));
  }

  private static double beyond(double value, double level, Direction worse) {
    return worse == Direction.UP ? value - level : level - value;
  }

  /**
   * The entry about a series that vanished: its date is in the week after the last value, or later.
   */
  public Optional<Ack> ackOf(MissingData vanished) {
    SeriesKey series = vanished.series();
    LocalDate first = LocalDate.ofInstant(vanished.to(), ZoneOffset.UTC);
    return acks.stream()
        .filter(ack -> ack.isOf(series.resource(), series.metric()))
        .filter(ack -> !ack.date().isBefore(first))
        .max(Comparator.comparing(Ack::date));
  }

  /** The date means the whole day, whose noon is half a day from its ends. */
  private Duration reach() {
    return limits.ackWithin().plusHours(12);
  }

  private static Instant nearest(Ack ack, List<Instant> times) {
    return times.stream().min(Comparator.comparing(ack::distance)).orElseThrow();
  }
}
