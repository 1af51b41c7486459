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
    double[] profile = new double[n];
    double[] thresholds = thresholds(values);
    for (double threshold : thresholds) {
      addRatios(values, threshold, minPoints, profile);
    }
    Arrays.setAll(
        profile,
        k -> k < minPoints || k > n - minPoints ? Double.NaN : 2 * profile[k] / thresholds.length);
    return profile;
  }

  private static double[] thresholds(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = values.length;
    double range = logitRange(n);
    double[] thresholds = new double[(int) Math.ceil(4 * Math.log(n))];
    for (int j = 0; j < thresholds.length; j++) {
      double logit = range * ((2 * j + 1.0) / thresholds.length - 1);
      thresholds[j] = sorted[(int) (n / (1 + Math.exp(-logit)))];
    }
    return thresholds;
  }

  /** Logit of the highest quantile that n points can tell: half a point from the end. */
  static double logitRange(int n) {
    return Math.log(2.0 * n - 1);
  }

  private void addRatios(double[] values, double threshold, int minPoints, double[] profile) {
    int n = values.length;
    int all = halvesBelow(values, threshold);
    double one = logLikelihood(all, n);
    int left = 0;
    for (int k = 0; k <= n - minPoints; k++) {
      if (k >= minPoints) {
        profile[k] += logLikelihood(left, k) + logLikelihood(all - left, n - k) - one;
      }
      left += halfBelow(values[k], threshold);
    }
  }

  private static int halvesBelow(double[] values, double threshold) {
    int sum = 0;
    for (double value : values) {
      sum += halfBelow(value, threshold);
    }
    return sum;
  }

  private static int halfBelow(double value, double threshold) {
    return (value < threshold ? 1 : 0) + (value <= threshold ? 1 : 0);
  }

  private double logLikelihood(int halvesBelow, int points) {
    return xLogX[halvesBelow] + xLogX[2 * points - halvesBelow] - xLogX[2 * points];
  }
}
