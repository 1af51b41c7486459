package io.github.perfreport.detect;

/**
 * A split and how it stood the tests.
 *
 * @param pValue of the Mann-Whitney test, 0 to 1
 * @param strength 1 or more if the split is a change; the larger, the surer
 */
record ScoredSplit(Split split, double pValue, double strength) {

  /** Two levels of 60 points: from here on the superiority that is asked for grows. */
  private static final double LONG = 30;

  /** Superiority that is enough at any length: of normal values nearly one standard deviation. */
  private static final double AMPLE = .75;

  /** All conditions must hold, so the strength is that of the weakest. */
  static ScoredSplit of(Split split, double[] values, DetectorSettings settings) {
    MannWhitney test = MannWhitney.of(values, split);
    double evidence = split.ratio() * Dependence.independentShare(values, split);
    double strength =
        Math.min(
            evidence / settings.minEvidence(),
            (test.superiority() - .5) / (minSuperiority(split, settings) - .5));
    if (split.shorterSide() < settings.shortLevel()) {
      strength = Math.min(strength, Math.log(test.pValue()) / Math.log(settings.maxPValue()));
    }
    return new ScoredSplit(split, test.pValue(), strength);
  }

  /**
   * Between short levels that of the settings. Its excess over one half grows with the points to
   * the power of ¾, up to {@value #AMPLE}: evidence alone, which grows with the points, would cut
   * years of slow drift, and of hosts that differ, into many small steps.
   */
  private static double minSuperiority(Split split, DetectorSettings settings) {
    double points = (double) split.before() * split.after() / (split.before() + split.after());
    double growth = Math.pow(Math.max(1, points / LONG), .75);
    double least = settings.minSuperiority();
    return Math.max(least, Math.min(AMPLE, .5 + (least - .5) * growth));
  }
}
