package io.github.perfreport.release;

import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MetricInfo;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.Statistics;
import io.github.perfreport.plot.MarkerOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares a release with the time before it, metric by metric: the runs since the newest dated
 * line with those between the previous line and it. The input is a history and its lines, in any
 * order; the same input gives the same comparison. A run on the release's day counts as after it.
 *
 * @param before the runs before the release
 * @param since the runs from the release on
 * @param rows one for each metric with a run on either side, in the order of the history
 */
public record ReleaseComparison(Period before, Period since, List<Row> rows) {

  /** The least relative difference that stands out, as elsewhere in the report. */
  private static final double LEAST = .05;

  /** Means that differ by more standard errors than this hardly differ by chance. */
  private static final double STANDARD_ERRORS = 3;

  /** Copies the list. */
  public ReleaseComparison {
    rows = List.copyOf(rows);
  }

  /**
   * A stretch of time.
   *
   * @param from its first day; null for the history's beginning
   * @param to the day after its last; null for the history's end
   * @param label the label of the line at {@code from}, joined if the day has several; empty
   *     without a line
   */
  public record Period(LocalDate from, LocalDate to, String label) {

    private boolean holds(Point point) {
      Instant time = point.run().time();
      return (from == null || !time.isBefore(start(from)))
          && (to == null || time.isBefore(start(to)));
    }

    private static Instant start(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /**
   * A metric on both sides, in its unit.
   *
   * @param metric its name
   * @param info what is known of it
   * @param before the figures of the runs before; null if no run has the metric
   * @param since the figures of the runs since; null if no run has the metric
   */
  public record Row(String metric, MetricInfo info, Statistics before, Statistics since) {

    /**
     * The relative difference of the means: a share of the mean before. NaN if one of the two is
     * missing, infinite if the mean before is 0.
     */
    public double difference() {
      if (before == null || since == null) {
        return Double.NaN;
      }
      double moved = since.average() - before.average();
      return moved == 0 ? 0 : moved / Math.abs(before.average());
    }

    /**
     * Whether the means differ by at least 5 %, and by more than the scatter of the runs explains.
     */
    public boolean standsOut() {
      if (Double.isNaN(difference()) || Math.abs(difference()) < LEAST) {
        return false;
      }
      double error = Math.sqrt(squaredError(before) + squaredError(since));
      return Math.abs(since.average() - before.average()) > STANDARD_ERRORS * error;
    }

    /**
     * The squared standard error; a single run has no known scatter, so no difference to it stands
     * out.
     */
    private static double squaredError(Statistics side) {
      return side.stdDev() == null
          ? Double.POSITIVE_INFINITY
          : side.stdDev() * side.stdDev() / side.count();
    }
  }

  /**
   * Compares the two sides of the newest line.
   *
   * @return empty if no line has runs on both sides
   */
  public static Optional<ReleaseComparison> of(ResourceHistory history, List<Marker> lines) {
    NavigableMap<LocalDate, String> labels = labels(lines);
    LocalDate release = newestWithin(history, labels.descendingKeySet());
    if (release == null) {
      return Optional.empty();
    }
    LocalDate previous = labels.lowerKey(release);
    Period before = new Period(previous, release, previous == null ? "" : labels.get(previous));
    Period since = new Period(release, null, labels.get(release));
    List<Row> rows =
        history.series().stream()
            .map(series -> row(series, before, since))
            .filter(row -> row.before() != null || row.since() != null)
            .toList();
    return Optional.of(new ReleaseComparison(before, since, rows));
  }

  private static NavigableMap<LocalDate, String> labels(List<Marker> lines) {
    return lines.stream()
        .sorted(MarkerOrder.BY_DATE)
        .collect(
            Collectors.toMap(Marker::date, Marker::label, (a, b) -> a + ", " + b, TreeMap::new));
  }

  /** The newest day with a run before it and one since; null if there is none. */
  private static LocalDate newestWithin(ResourceHistory history, Set<LocalDate> newestFirst) {
    NavigableSet<LocalDate> days =
        history.series().stream()
            .flatMap(series -> series.points().stream())
            .map(point -> LocalDate.ofInstant(point.run().time(), ZoneOffset.UTC))
            .collect(Collectors.toCollection(TreeSet::new));
    return newestFirst.stream()
        .filter(day -> days.lower(day) != null && days.ceiling(day) != null)
        .findFirst()
        .orElse(null);
  }

  private static Row row(Series series, Period before, Period since) {
    List<Point> points = series.points();
    return new Row(
        series.metric(),
        MetricGroups.infoOf(series),
        figures(points, before),
        figures(points, since));
  }

  private static Statistics figures(List<Point> points, Period period) {
    double[] values = points.stream().filter(period::holds).mapToDouble(Point::value).toArray();
    return values.length == 0 ? null : Statistics.of(values);
  }
}
