package io.github.perfreport.weekly;

import io.github.perfreport.model.Statistics;
import java.util.Arrays;

/** The figures of a sample of measurements. */
public final class Summary {

  private Summary() {}

  /**
   * Computes the figures of at least one value within {@link
   * io.github.perfreport.model.ValueLimits}, so that all of them are finite.
   *
   * @param values in any order; the result depends on the order by no bit, since they are added up
   *     in order of size
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
}
