package io.github.perfreport.changes;

import java.util.Arrays;
import java.util.stream.IntStream;

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

  private final double[] values;
  private final int minPoints;
  private final LikelihoodProfile likelihood;

  SplitFinder(double[] values, int minPoints) {
    this.values = values;
    this.minPoints = minPoints;
    this.likelihood = new LikelihoodProfile(values.length);
  }

  /** Whether there are points enough for a level on either side. */
  boolean divisible(int from, int to) {
    return to - from >= 2 * minPoints;
  }

  /** The best cut of a divisible stretch, {@code from} inclusive, {@code to} exclusive. */
  Split best(int from, int to) {
    double[] profile = profile(from, to);
    int at = mostLikely(profile);
    return new Split(from, from + at, to, profile[at]);
  }

  /** The cut before point {@code at}, which leaves enough points on both sides. */
  Split cut(int from, int at, int to) {
    return new Split(from, at, to, profile(from, to)[at - from]);
  }

  private double[] profile(int from, int to) {
    return likelihood.of(Arrays.copyOfRange(values, from, to), minPoints);
  }

  private int mostLikely(double[] profile) {
    double[] weights = weights(profile);
    double[] near = sumsAround(weights);
    int last = profile.length - minPoints;
    double most = Arrays.stream(near, minPoints, last + 1).max().orElseThrow();
    boolean certain = most >= CERTAIN * Arrays.stream(weights).sum();
    return IntStream.rangeClosed(minPoints, last)
        .filter(k -> certain || near[k] >= most * (1 - ROUNDING))
        .reduce((a, b) -> profile[b] > profile[a] ? b : a)
        .orElseThrow();
  }

  /**
   * The likelihood of each cut, 1 for the most likely. A quadratic mean over thresholds is about √2
   * times the mean, of which the logarithm is made.
   */
  private static double[] weights(double[] profile) {
    double highest = Arrays.stream(profile).filter(r -> !Double.isNaN(r)).max().orElse(0);
    double scale = LikelihoodProfile.logitRange(profile.length) / 2 / Math.sqrt(2);
    return Arrays.stream(profile)
        .map(r -> Double.isNaN(r) ? 0 : Math.exp(scale * (r - highest)))
        .toArray();
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
