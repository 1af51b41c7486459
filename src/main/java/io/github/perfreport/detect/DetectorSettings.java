package io.github.perfreport.detect;

/**
 * The limits beyond which a difference is a change.
 *
 * @param minPoints the fewest points of a level, at least 2. Shorter bursts are taken for noise,
 *     and a series of fewer than twice as many points has no change
 * @param minEvidence the least likelihood ratio, above 0: that of {@link LikelihoodProfile}, less
 *     what dependence between successive points explains. At a place given beforehand it is between
 *     1 and 2 by chance
 * @param minSuperiority the least chance that of two points, one from each side, the one from the
 *     higher side is the higher, above .5 up to 1. It keeps out what the evidence confirms but no
 *     one would see, and is raised towards .75 between levels of more than 60 points. Of normal
 *     values .62 is a step of .43 standard deviations
 * @param shortLevel below this many points on a side the Mann-Whitney test must agree as well
 * @param maxPValue the largest p-value of that test, above 0, below 1. At .001 five points above
 *     all others make a level, four of them and a usual one seldom do, and both sides together need
 *     16 points or more
 */
public record DetectorSettings(
    int minPoints, double minEvidence, double minSuperiority, int shortLevel, double maxPValue) {

  /**
   * 5 points a level, evidence of 6¼, superiority of .62, below 10 points a p-value of .001. Of
   * series of independent values at most 1 in 100 has a false alarm.
   */
  public static final DetectorSettings DEFAULTS = new DetectorSettings(5, 6.25, .62, 10, .001);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public DetectorSettings {
    require(minPoints >= 2, "minPoints must be at least 2", minPoints);
    require(minEvidence > 0, "minEvidence must be above 0", minEvidence);
    require(
        minSuperiority > .5 && minSuperiority <= 1,
        "minSuperiority must be above .5, up to 1",
        minSuperiority);
    require(maxPValue > 0 && maxPValue < 1, "maxPValue must be between 0 and 1", maxPValue);
  }

  private static void require(boolean holds, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": " + value);
    }
  }
}
