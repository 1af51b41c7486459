package io.github.perfreport.changes;

import java.util.Arrays;

/**
 * How much better two distributions explain a stretch of points than one does, for every place to
 * cut it.
 *
 * <p>At a threshold t each point is below or not, and a cut is worth the likelihood ratio of two
 * shares against one: 2·[h(left) + h(right) − h(all)], where h of s points below among m is
 * s·ln(s/m) + (m−s)·ln((m−s)/m). The profile is its quadratic mean over 4·ln n thresholds at
 * quantiles of the points, evenly spaced on the logit scale so that the tails count as much as the
 * middle. These are the nonparametric likelihood of Zou, Yin, Feng and Wang (Annals of Statistics
 * 42, 2014) and the thresholds of Haynes, Fearnhead and Eckley (Statistics and Computing 27, 2017).
 * They sum the ratios; but a step shows at the thresholds that lie between its levels, and a sum
 * lets all others thin it. The quadratic mean weighs each threshold by what it has to say, without
 * leaving it to one alone as the highest would.
 *
 * <p>It sees the order of the values alone: outliers, units and monotone transformations are all
 * one to it. It finds and places small steps, and steps of series with two modes, better than the
 * energy distance of normal scores does.
 *
 * <p>Takes time O(n·log n), memory O(n).
 */
final class LikelihoodProfile {

  /** x·ln x at x = i/2: a point at a threshold is half below it, so all counts are halves. */
  private final double[] xLogX;

  /** For stretches of at most so many points. */
  LikelihoodProfile(int maxPoints) {
    xLogX = new double[2 * maxPoints + 1];
    for (int i = 1; i < xLogX.length; i++) {
      xLogX[i] = i / 2.0 * Math.log(i / 2.0);
    }
  }

  /**
   * The likelihood ratio of each cut of a stretch.
   *
   * @param minPoints the fewest points on either side of a cut
   * @return at k the ratio of the cut before point k, at least 0; NaN where a side is too short
   */
  double[] of(double[] values, int minPoints) {
    int n = values.length;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] places = thresholds(n);
    double[] sides = new double[n];
    Arrays.setAll(sides, k -> xLogX[2 * k] + xLogX[2 * (n - k)]);
    double[] squares = new double[n];
    for (int j = 0; j < places.length; ) {
      double threshold = sorted[places[j]];
      int equal = 1;
      // Counts and rounded values repeat: what is equal is looked at once.
      while (j + equal < places.length && sorted[places[j + equal]] == threshold) {
        equal++;
      }
      int all = halvesBelow(sorted, places[j]);
      addSquares(values, threshold, all, equal, minPoints, sides, squares);
      j += equal;
    }
    double[] profile = new double[n];
    for (int k = 0; k < n; k++) {
      profile[k] =
          k < minPoints || k > n - minPoints
              ? Double.NaN
              : 2 * Math.sqrt(squares[k] / places.length);
    }
    return profile;
  }

  /** Places of the thresholds among the sorted values, ascending. */
  private static int[] thresholds(int n) {
    double range = logitRange(n);
    int[] places = new int[(int) Math.ceil(4 * Math.log(n))];
    for (int j = 0; j < places.length; j++) {
      double logit = range * ((2 * j + 1.0) / places.length - 1);
      places[j] = (int) (n / (1 + Math.exp(-logit)));
    }
    return places;
  }

  /** Logit of the highest quantile that n points can tell: half a point from the end. */
  static double logitRange(int n) {
    return Math.log(2.0 * n - 1);
  }

  /**
   * Adds the square of half the ratio of each cut at a threshold.
   *
   * @param all halves of the points below it
   * @param weight how many thresholds it stands for
   * @param sides at k the part of h that two sides of k and n − k points have at any threshold
   */
  private void addSquares(
      double[] values,
      double threshold,
      int all,
      int weight,
      int minPoints,
      double[] sides,
      double[] squares) {
    int n = values.length;
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
      double value = values[k];
      left += value > threshold ? 0 : value < threshold ? 2 : 1;
    }
  }

  /** Halves of the points below the value at a place; those equal to it count one each. */
  private static int halvesBelow(double[] sorted, int place) {
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
