package io.github.perfreport.detect;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The middle one of several runs of the same code. With an even count it is the one of the two in
 * the middle that is nearer to the level the runs are compared with, so that two runs have to
 * agree.
 */
final class MiddleRun {

  private static final int STEPS = 60;

  private MiddleRun() {}

  /** How many of the runs have to be beyond a limit for the middle one to be. */
  private static int majority(int runs) {
    return runs / 2 + 1;
  }

  /** The middle one of ascending values, seen from below. */
  static double seenFromBelow(double[] sorted) {
    return sorted[sorted.length - majority(sorted.length)];
  }

  /**
   * The chance of a single run for which the middle one of several independent runs has the given
   * chance.
   *
   * @param chance above 0, below 1
   */
  static double chanceOfOne(int runs, double chance) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (ofMajority(runs, middle) > chance) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  /** The chance that most of the runs do what one does with chance p. */
  private static double ofMajority(int runs, double p) {
    return BinomialDistribution.of(runs, p).survivalProbability(majority(runs) - 1);
  }
}
