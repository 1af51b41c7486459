package io.github.perfreport.detect;

/**
 * Finds the position within a stretch where a change is most likely.
 *
 * <p>If the likelihood is concentrated in one place, that is the cut with the highest likelihood.
 * Otherwise it is the cut with the most likelihood within {@value #TOLERANCE} points on either
 * side. For a small change a lone peak is often chance, while the true position has likely
 * neighbours. Near the ends of a stretch every statistic of this kind peaks by chance, but there
 * half the neighbours are missing.
 */
final class SplitFinder {

  /** A change placed within this many points of the truth is good enough. */
  static final int TOLERANCE = 3;

  /** A position is certain if at least this share of all likelihood is within the tolerance. */
  private static final double CERTAIN = .999;

  /** Sums that differ relatively by less than this are equal; the difference is rounding. */
  private static final double ROUNDING = 1e-9;

  private final int minPoints;
  private final LikelihoodProfile likelihood;

  SplitFinder(double[] values, int minPoints) {
    this.minPoints = minPoints;
    this.likelihood = new LikelihoodProfile(values);
  }

  /** Whether there are enough points for a level on either side. */
  boolean divisible(int from, int to) {
    return to - from >= 2 * minPoints;
  }

  /** The best cut of a divisible stretch, {@code from} inclusive, {@code to} exclusive. */
  Split best(int from, int to) {
    double[] profile = likelihood.of(from, to, minPoints);
    int at = mostLikely(profile);
    return new Split(from, from + at, to, profile[at]);
  }

  /** The cut before point {@code at}; both sides must have enough points. */
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
   * The likelihood of each cut, 1 for the most likely. The profile's quadratic mean over thresholds
   * is about √2 times the mean that the logarithm of the likelihood is made of.
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
