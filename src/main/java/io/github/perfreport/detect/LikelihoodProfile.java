package io.github.perfreport.detect;

import java.util.Arrays;

/**
 * Computes, for every position in a stretch of points, how much better two distributions explain
 * the stretch than one.
 *
 * <p>At a threshold t each point is below or not, and a cut is worth the likelihood ratio of two
 * shares against one: 2·[h(left) + h(right) − h(all)], where h of s points below among m is
 * s·ln(s/m) + (m−s)·ln((m−s)/m). The profile is its quadratic mean over 4·ln n thresholds at
 * quantiles of the points, evenly spaced on the logit scale so that the tails count as much as the
 * middle. These are the nonparametric likelihood of Zou, Yin, Feng and Wang (Annals of Statistics
 * 42, 2014) and the thresholds of Haynes, Fearnhead and Eckley (Statistics and Computing 27, 2017).
 * They sum the ratios; but a step shows at the thresholds that lie between its levels, and in a sum
 * all other thresholds dilute it. The quadratic mean gives more weight to the thresholds that show
 * the step, but doesn't rely on a single one as the maximum would.
 *
 * <p>Only the order of the values counts: outliers, units and monotone transformations make no
 * difference. It finds and places small steps, and steps of series with two modes, better than the
 * energy distance of normal scores does.
 *
 * <p>Takes time O(n·log n), memory O(n), for a stretch of n points.
 */
final class LikelihoodProfile {

  /**
   * The rank of each value among the distinct values of the series, ascending; 0 for the lowest.
   */
  private final int[] ranks;

  /** x·ln x at x = i/2: a point at a threshold is half below it, so all counts are halves. */
  private final double[] xLogX;

  /**
   * Prepares the profiles of stretches of a series.
   *
   * @param values finite
   */
  LikelihoodProfile(double[] values) {
    ranks = ranks(values);
    xLogX = new double[2 * values.length + 1];
    for (int i = 1; i < xLogX.length; i++) {
      xLogX[i] = i / 2.0 * Math.log(i / 2.0);
    }
  }

  private static int[] ranks(double[] values) {
    double[] occurring = values.clone();
    Arrays.setAll(occurring, i -> occurring[i] + 0.0); // -0 becomes 0
    Arrays.sort(occurring);
    int count = 0;
    for (double value : occurring) {
      if (count == 0 || value != occurring[count - 1]) {
        occurring[count++] = value;
      }
    }
    int[] ranks = new int[values.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = Arrays.binarySearch(occurring, 0, count, values[i] + 0.0);
    }
    return ranks;
  }

  /**
   * Returns the likelihood ratio of each cut of a stretch.
   *
   * @param from its first point
   * @param to the point after its last
   * @param minPoints the fewest points on either side of a cut
   * @return at k the ratio of the cut before its point k, at least 0; NaN where a side is too short
   */
  double[] of(int from, int to, int minPoints) {
    int n = to - from;
    int[] sorted = Arrays.copyOfRange(ranks, from, to);
    Arrays.sort(sorted);
    int[] places = thresholds(n);
    double[] sides = new double[n];
    for (int k = 0; k < n; k++) {
      sides[k] = xLogX[2 * k] + xLogX[2 * (n - k)];
    }
    double[] profile = new double[n];
    for (int j = 0; j < places.length; ) {
      int threshold = sorted[places[j]];
      int equal = 1;
      // Counts and rounded values repeat: what is equal is looked at once.
      while (j + equal < places.length && sorted[places[j + equal]] == threshold) {
        equal++;
      }
      int all = halvesBelow(sorted, places[j]);
      addSquares(from, threshold, all, equal, minPoints, sides, profile);
      j += equal;
    }
    for (int k = 0; k < n; k++) {
      profile[k] =
          k < minPoints || k > n - minPoints
              ? Double.NaN
              : 2 * Math.sqrt(profile[k] / places.length);
    }
    return profile;
  }

  /** Positions of the thresholds among the sorted ranks, ascending. */
  private static int[] thresholds(int n) {
    double range = logitRange(n);
    int[] places = new int[(int) Math.ceil(4 * Math.log(n))];
    for (int j = 0; j < places.length; j++) {
      double logit = range * ((2 * j + 1.0) / places.length - 1);
      places[j] = (int) (n / (1 + Math.exp(-logit)));
    }
    return places;
  }

  /** Logit of the highest quantile that n points can resolve: half a point from the end. */
  static double logitRange(int n) {
    return Math.log(2.0 * n - 1);
  }

  /**
   * Adds the square of half the ratio of each cut at a threshold.
   *
   * @param all halves of the points below it
   * @param weight the number of equal thresholds
   * @param sides at k the part of h that two sides of k and n − k points have at any threshold
   */
  private void addSquares(
      int from,
      int threshold,
      int all,
      int weight,
      int minPoints,
      double[] sides,
      double[] squares) {
    int n = sides.length;
    double one = xLogX[all] + xLogX[2 * n - all] - xLogX[2 * n];
    int left = 0;
    for (int k = 0; k <= n - minPoints; k++) {
      if (k >= minPoints) {
        int right = all - left;
        double two =
            xLogX[left]
                + xLogX[2 * k - left]
                + xLogX[right]
                + xLogX[2 * (n - k) - right]
                - sides[k];
        squares[k] += weight * (two - one) * (two - one);
      }
      left +=
          1
              + Integer.signum(
                  threshold - ranks[from + k]); // without a branch that the processor can't predict
    }
  }

  /** Halves of the points below the rank at a place; those equal to it count one each. */
  private static int halvesBelow(int[] sorted, int place) {
    int first = place;
    while (first > 0 && sorted[first - 1] == sorted[place]) {
      first--;
    }
    int end = place + 1;
    while (end < sorted.length && sorted[end] == sorted[place]) {
      end++;
    }
    return first + end;
  }
}
