package io.github.perfreport.detect;

import java.util.Arrays;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.SignificanceResult;

/**
 * The test of Mann and Whitney (Annals of Mathematical Statistics 18, 1947) of the points on both
 * sides of a split.
 *
 * @param pValue two-sided, corrected for ties, by the normal approximation at any length, so that
 *     neighbours just below and above a limit of the exact method are measured alike; 1 if all
 *     points are equal
 * @param superiority chance that of two points, one from each side, the one from the higher side is
 *     the higher, ties counted half: .5 to 1
 */
public record MannWhitney(double pValue, double superiority) {

  private static final MannWhitneyUTest TEST =
      MannWhitneyUTest.withDefaults().with(PValueMethod.ASYMPTOTIC);

  public static MannWhitney of(double[] values, Split split) {
    return of(
        Arrays.copyOfRange(values, split.from(), split.at()),
        Arrays.copyOfRange(values, split.at(), split.to()));
  }

  public static MannWhitney of(double[] before, double[] after) {
    SignificanceResult result = TEST.test(before, after);
    double share = result.getStatistic() / before.length / after.length;
    double p = result.getPValue();
    return new MannWhitney(Double.isNaN(p) ? 1 : p, Math.max(share, 1 - share));
  }
}
