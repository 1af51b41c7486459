package io.github.perfreport.detect;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The points of a series that were measured, in order, with their positions in the caller's array.
 */
final class MeasuredPoints {

  private final double[] values;
  private final int[] indexes;

  private MeasuredPoints(double[] values, int[] indexes) {
    this.values = values;
    this.indexes = indexes;
  }

  /**
   * Drops values that are no measurement: NaN, infinities, and a stray exact 0, since tools that
   * count or time write 0 for "nothing measured". A 0 is stray if the median of the finite values
   * isn't 0 and fewer than {@code minPoints} finite values in a row are 0.
   *
   * @param minPoints the fewest points of a level
   */
  static MeasuredPoints of(double[] series, int minPoints) {
    int[] finite =
        IntStream.range(0, series.length).filter(i -> Double.isFinite(series[i])).toArray();
    double[] values = Arrays.stream(finite).mapToDouble(i -> series[i]).toArray();
    boolean zeroIsUsual = values.length == 0 || Median.of(values) == 0;
    boolean[] lasting = lastingZeros(values, minPoints);
    int[] kept =
        IntStream.range(0, values.length)
            .filter(i -> values[i] != 0 || zeroIsUsual || lasting[i])
            .toArray();
    // Adding 0 makes -0 a 0: the two are equal, but sort apart.
    return new MeasuredPoints(
        Arrays.stream(kept).mapToDouble(i -> values[i] + 0.0).toArray(),
        Arrays.stream(kept).map(i -> finite[i]).toArray());
  }

  /** The values: all finite, no negative zero. */
  double[] values() {
    return values;
  }

  /** Position in the caller's array of point i. */
  int index(int i) {
    return indexes[i];
  }

  /** Marks the values in a run of zeros that is long enough for a level. */
  private static boolean[] lastingZeros(double[] values, int minPoints) {
    boolean[] lasting = new boolean[values.length];
    int from = 0;
    for (int i = 0; i < values.length; i++) {
      from = values[i] == 0 ? from : i + 1;
      if (i + 1 - from >= minPoints) {
        Arrays.fill(lasting, Math.max(from, i + 1 - minPoints), i + 1, true);
      }
    }
    return lasting;
  }
}
