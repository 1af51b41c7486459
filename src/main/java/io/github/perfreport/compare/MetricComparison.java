package io.github.perfreport.compare;

import io.github.perfreport.detect.ExpectedRange;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Change.SeriesKey;
import java.util.Comparator;

/**
 * A metric of new runs against the level that the lane has.
 *
 * @param series the metric
 * @param better which direction of it is better
 * @param outcome what the comparison says
 * @param value the median of the new runs, in the metric's unit; NaN if one has no value
 * @param levelRuns how many runs the lane's level has
 * @param range where the new runs were expected; null if there was no comparison
 * @param ofThreeRuns the same for three new runs; null likewise
 */
public record MetricComparison(
    SeriesKey series,
    Better better,
    Outcome outcome,
    double value,
    int levelRuns,
    ExpectedRange range,
    ExpectedRange ofThreeRuns) {

  /** The most urgent first, then the farthest beyond its range, then by name. */
  static final Comparator<MetricComparison> BY_WEIGHT =
      Comparator.comparing(MetricComparison::outcome)
          .thenComparing(metric -> -metric.relativeSize())
          .thenComparing(MetricComparison::series);

  /** The size of the difference relative to the level; infinite from 0, 0 without a comparison. */
  double relativeSize() {
    double size = range == null ? 0 : Math.abs(value - range.level());
    return size == 0 ? 0 : size / Math.abs(range.level());
  }

  /** The least change for the worse that is seen in four of five cases, relative to the level. */
  double visible(ExpectedRange of) {
    double size = better == Better.HIGHER ? of.visibleFall() : of.visibleRise();
    return size / Math.abs(of.level());
  }
}
