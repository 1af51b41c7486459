package io.github.perfreport.detect;

/**
 * Finds the place within a stretch where a change most likely is.
 *
 * <p>Where the likelihood is gathered in one spot, that is the cut of the highest. Else it is the
 * one with the most likelihood within {@value #TOLERANCE} points on either side. Of a small change
 * a lone peak is often a chance, while the true place has likely neighbours; and near the ends of a
 * stretch, where every statistic of this kind peaks by chance, half the neighbours are missing.
 */
final class SplitFinder {

  /** Points by which a place may be off and still serve its reader. */
  static final int TOLERANCE = 3;

  /** Share of all likelihood within the tolerance from which on a place is certain. */
  private static final double CERTAIN = .999;

  /** Relative difference that rounding makes between sums that are equal. */
  private static final double ROUNDING = 1e-9;

  private final int minPoints;
  private final LikelihoodProfile likelihood;

  SplitFinder(double[] values, int minPoints) {
    this.minPoints = minPoints;
    this.likelihood = new LikelihoodProfile(values);
  }

  /** Whether there are points enough for a level on either side. */
  boolean divisible(int from, int to) {
    return to - from >= 2 * minPoints;
  }

  /** The best cut of a divisible stretch, {@code from} inclusive, {@code to} exclusive. */
  Split best(int from, int to) {
    double[] profile = likelihood.of(from, to, minPoints);
    int at = mostLikely(profile);
    return new Split(from, from + at, to, profile[at]);
  }

  /** The cut before point {@code at}, which leaves enough points on both sides. */
  Split cut(int from, int at, int to) {
    return new Split(from, at, to, likelihood.of(from, to, minPoints)[at - from]);
  }

  private int mostLikely(double[] profile) {
    int last = profile.length - minPoints;
    double[] weights = weights(profile, last);
    double[] near = sumsAround(weights);
    double most = 0;
    double all = 0;
    for (int k = minPoints; k <= last; k++) {
      most = Math.max(most, near[k]);
      all += weights[k];
    }
    boolean certain = most >= CERTAIN * all;
    int best = -1;
    for (int k = minPoints; k <= last; k++) {
      boolean likely = certain || near[k] >= most * (1 - ROUNDING);
      if (likely && (best < 0 || profile[k] > profile[best])) {
        best = k;
      }
    }
    return best;
  }

  /**
   * The likelihood of each cut, 1 for the most likely. A quadratic mean over thresholds is about √2
   * times the mean, of which the logarithm is made.
   */
  private double[] weights(double[] profile, int last) {
    double highest = 0;
    for (int k = minPoints; k <= last; k++) {
      highest = Math.max(highest, profile[k]);
    }
    double scale = LikelihoodProfile.logitRange(profile.length) / 2 / Math.sqrt(2);
    double[] weights = new double[profile.length];
    for (int k = minPoints; k <= last; k++) {
      weights[k] = Math.exp(scale * (profile[k] - highest));
    }
    return weights;
  }

  private static double[] sumsAround(double[] weights) {
    double[] sums = new double[weights.length];
    for (int k = 0; k < sums.length; k++) {
      int end = Math.min(sums.length, k + TOLERANCE + 1);
      for (int i = Math.max(0, k - TOLERANCE); i < end; i++) {
        sums[k] += weights[i];
      }
    }
    return sums;
  }
}
