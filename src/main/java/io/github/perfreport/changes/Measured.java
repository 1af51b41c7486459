package io.github.perfreport.changes;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * The points of a series that were measured, in order, with their positions in the caller's array.
 */
final class Measured {

  private final double[] values;
  private final int[] indexes;

  private Measured(double[] values, int[] indexes) {
    this.values = values;
    this.indexes = indexes;
  }

  /**
   * Drops what is no measurement: NaN, infinities, and an exact 0 where the median of the finite
   * values isn't 0. Tools that count or time write 0 for "nothing measured".
   */
  static Measured of(double[] series) {
    double median = median(Arrays.stream(series).filter(Double::isFinite).sorted().toArray());
    return keep(series, v -> Double.isFinite(v) && (v != 0 || median == 0));
  }

  /** The values, finite, none a negative zero. */
  double[] values() {
    return values;
  }

  /** Position in the caller's array of point i. */
  int index(int i) {
    return indexes[i];
  }

  private static Measured keep(double[] series, DoublePredicate measured) {
    int[] indexes =
        IntStream.range(0, series.length).filter(i -> measured.test(series[i])).toArray();
    // Adding 0 makes -0 a 0: the two are equal, but sort apart.
    double[] values = Arrays.stream(indexes).mapToDouble(i -> series[i] + 0.0).toArray();
    return new Measured(values, indexes);
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? 0 : sorted[(n - 1) / 2] / 2 + sorted[n / 2] / 2;
  }
}
