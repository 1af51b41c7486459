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
 * The rules by which a lane's changes are reported and raise alarms.
 *
 * @param limits the limits that a change must exceed
 * @param better the better direction of metrics whose names don't show it
 * @param watchedSince the day from which a change is an alarm until someone deals with it; null for
 *     the lane's first judgement
 * @param acks acknowledged changes
 * @param compareUrl the address of a comparison of two commits, with {good} and {bad} in it; or
 *     null
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

  /** Copies the collections. */
  public ChangeRules {
    better = Map.copyOf(better);
    acks = List.copyOf(acks);
  }

  /**
   * The limits that a change must exceed.
   *
   * @param minSize the least relative size of an alarm, .05 for 5 %
   * @param minSizes the same by metric, for metrics with their own
   * @param weeks in a lane's first judgement a change is new if it could be found in this many
   *     weeks before the newest run
   * @param minPoints the fewest runs of a level
   * @param together the longest time between changes of one event, in the lane or for the same
   *     metric in other lanes
   * @param ackWithin the longest time between an acknowledgement's date and its change
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
   * An acknowledgement of a change.
   *
   * @param metric the metric's name
   * @param resource the resource's name, or null for all
   * @param date the change's date in the report
   * @param level the level up to which the change is known, in the metric's unit; null for 1.5
   *     times the change
   * @param reason why the change needs no action
   */
  public record Ack(String metric, String resource, LocalDate date, Double level, String reason)
      implements Serializable {

    /** Whether it names the series. */
    public boolean isOf(String ofResource, String ofMetric) {
      return metric.equals(ofMetric) && (resource == null || resource.equals(ofResource));
    }

    /** The time between an instant and the acknowledgement's day. */
    public Duration distance(Instant time) {
      return Duration.between(noon(), time).abs();
    }

    private Instant noon() {
      return date.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
  }

  /** The better direction of a metric: from {@code changes}, else from the lane. */
  public Better betterOf(SeriesKey series) {
    Better told = better.get(series.metric());
    return told == null ? MetricGroups.infoOf(series).better() : told;
  }

  /**
   * The entry for a change of a series. Each entry acknowledges the change nearest to its date.
   *
   * @param times the times of the series' changes
   * @return the entry for the change at this place; empty if there is none
   */
  public Optional<Ack> ackOf(String resource, String metric, List<Instant> times, int place) {
    return acks.stream()
        .filter(ack -> ack.isOf(resource, metric))
        .filter(ack -> ack.distance(times.get(place)).compareTo(reach()) <= 0)
        .filter(ack -> nearest(ack, times).equals(times.get(place)))
        .min(Comparator.comparing(ack -> ack.distance(times.get(place))));
  }

  /**
   * The entry for a passed threshold. It must name a level that the week's median exceeds by at
   * most the least size. Its date must not be after the newest run above the threshold.
   */
  public Optional<Ack> ackOf(PassedThreshold exceeded) {
    return ackOf(exceeded.series(), exceeded.date(), exceeded.value(), Direction.UP);
  }

  /** The entry for a drift, by the same conditions. */
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
   * The entry for a vanished series. Its date must be in the week after the last value, or later.
   */
  public Optional<Ack> ackOf(MissingData vanished) {
    SeriesKey series = vanished.series();
    LocalDate first = LocalDate.ofInstant(vanished.to(), ZoneOffset.UTC);
    return acks.stream()
        .filter(ack -> ack.isOf(series.resource(), series.metric()))
        .filter(ack -> !ack.date().isBefore(first))
        .max(Comparator.comparing(Ack::date));
  }

  /** The date stands for the whole day, so time is measured from noon, half a day from its ends. */
  private Duration reach() {
    return limits.ackWithin().plusHours(12);
  }

  private static Instant nearest(Ack ack, List<Instant> times) {
    return times.stream().min(Comparator.comparing(ack::distance)).orElseThrow();
  }
}
