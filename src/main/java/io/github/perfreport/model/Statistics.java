package io.github.perfreport.model;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The figures of a sample of measurements, in the metric's unit.
 *
 * @param count the number of runs that reported the metric, at least 1
 * @param average the mean
 * @param median linear between ranks
 * @param p95 the 95th percentile, linear between ranks
 * @param min the least value
 * @param max the greatest value
 * @param stdDev the standard deviation of the sample (n − 1), or null for a single value
 */
public record Statistics(
    int count, double average, double median, double p95, double min, double max, Double stdDev)
    implements Serializable {

  /**
   * Computes the figures of at least one value. They are finite if all values are within {@code
   * ValueLimits}.
   *
   * @param values in any order; they are added in order of size, so the result is the same for any
   *     order
   */
  public static Statistics of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double average = mean(sorted);
    return new Statistics(
        n,
        average,
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        sorted[0],
        sorted[n - 1],
        n == 1 ? null : Math.sqrt(squares(sorted, average) / (n - 1)));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double squares(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }

  /** Linear between ranks (Hyndman and Fan's definition 7). */
  private static double quantile(double[] sorted, double share) {
    double rank = (sorted.length - 1) * share;
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  /** The figures of the same values, each multiplied. */
  Statistics times(double factor) {
    return new Statistics(
        count,
        average * factor,
        median * factor,
        p95 * factor,
        min * factor,
        max * factor,
        stdDev == null ? null : Double.valueOf(stdDev * factor));
  }
}
