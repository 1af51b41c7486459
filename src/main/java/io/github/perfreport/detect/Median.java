package io.github.perfreport.detect;

import java.util.Arrays;

/** The median of a sample. */
public final class Median {

  private Median() {}

  /**
   * The middle value, or the mean of the two in the middle.
   *
   * @param values at least one, in any order
   */
  public static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return sorted[(n - 1) / 2] / 2 + sorted[n / 2] / 2; // the sum may be beyond all doubles
  }
}
