package io.github.perfreport.detect;

/**
 * A split with the results of its tests.
 *
 * @param pValue of the Mann-Whitney test, 0 to 1
 * @param strength 1 or more if the split is a change; a larger value is more certain
 */
record ScoredSplit(Split split, double pValue, double strength) {

  /** Two levels of 60 points: above this length the required superiority grows. */
  private static final double LONG = 30;

  /**
   * The superiority that is enough at any length; for normal values a step of nearly one standard
   * deviation.
   */
  private static final double AMPLE = .75;

  /** Scores a split. All conditions must hold, so its strength is that of the weakest. */
  static ScoredSplit of(Split split, double[] values, DetectorSettings settings) {
    MannWhitney test = MannWhitney.of(values, split);
    double evidence = split.ratio() * SerialDependence.independentShare(values, split);
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
   * The required superiority. Between short levels it is that of the settings; between longer ones
   * its excess over one half grows with the number of points to the power of ¾, up to {@value
   * #AMPLE}. Evidence grows with the number of points, so alone it would cut years of slow drift,
   * or of differing hosts, into many small steps.
   */
  private static double minSuperiority(Split split, DetectorSettings settings) {
    double points = (double) split.before() * split.after() / (split.before() + split.after());
    double growth = Math.pow(Math.max(1, points / LONG), .75);
    double least = settings.minSuperiority();
    return Math.max(least, Math.min(AMPLE, .5 + (least - .5) * growth));
  }
}
