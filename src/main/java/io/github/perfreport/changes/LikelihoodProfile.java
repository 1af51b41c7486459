package io.github.perfreport.changes;

import java.util.Arrays;

/**
 * How much better two distributions explain a stretch of points than one does, for every place to
 * cut it.
 *
 * <p>At a threshold t each point is below or not, and a cut is worth the likelihood ratio of two
 * shares against one: 2·[h(left) + h(right) − h(all)], where h of s points below among m is
 * s·ln(s/m) + (m−s)·ln((m−s)/m). The profile is its mean over 4·ln n thresholds at quantiles of the
 * points, evenly spaced on the logit scale so that the tails count as much as the middle. This is
 * the nonparametric likelihood of Zou, Yin, Feng and Wang (Annals of Statistics 42, 2014) with the
 * thresholds of Haynes, Fearnhead and Eckley (Statistics and Computing 27, 2017). It sees the order
 * of the values alone: outliers, units and monotone transformations are all one to it. It finds and
 * places small steps, and steps of series with two modes, better than the energy distance of normal
 * scores does.
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
   * @return at k the ratio of the cut before point k, at least 0 but for rounding; NaN where a side
   *     is too short
   */
  double[] of(double[] values, int minPoints) {
    int n = values.length;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] places = thresholds(n);
    double[] profile = new double[n];
    double one = 0;
    for (int j = 0; j < places.length; ) {
      double threshold = sorted[places[j]];
      int equal = 1;
      // Counts and rounded values repeat: what is equal is looked at once.
      while (j + equal < places.length && sorted[places[j + equal]] == threshold) {
        equal++;
      }
      int all = halvesBelow(sorted, places[j]);
      addSides(values, threshold, all, equal, minPoints, profile);
      one += equal * (xLogX[all] + xLogX[2 * n - all] - xLogX[2 * n]);
      j += equal;
    }
    for (int k = 0; k < n; k++) {
      profile[k] =
          k < minPoints || k > n - minPoints
              ? Double.NaN
              : 2 * ((profile[k] - one) / places.length - xLogX[2 * k] - xLogX[2 * (n - k)]);
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
   * Adds h of both sides of each cut, but for the part that all thresholds share: the points of a
   * side.
   */
  private void addSides(
      double[] values, double threshold, int all, int weight, int minPoints, double[] profile) {
    int n = values.length;
    int left = 0;
    for (int k = 0; k <= n - minPoints; k++) {
      if (k >= minPoints) {
        int right = all - left;
        profile[k] +=
            weight
                * (xLogX[left] + xLogX[2 * k - left] + xLogX[right] + xLogX[2 * (n - k) - right]);
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
