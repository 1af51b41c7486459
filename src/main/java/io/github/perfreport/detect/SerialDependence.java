package io.github.perfreport.detect;

import java.util.Arrays;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Measures how strongly successive points depend on each other. A drift or a slow wave can be cut
 * anywhere into two halves that differ.
 */
final class SerialDependence {

  /** Above this correlation hardly any point is independent, and the estimate is poor. */
  private static final double MAX_CORRELATION = .9;

  private static final NaturalRanking RANKING = new NaturalRanking(TiesStrategy.AVERAGE);

  private SerialDependence() {}

  /**
   * Share of the points of a split that count as independent, above 0 up to 1: (1−r)/(1+r), the
   * effective sample size of a first-order autoregressive series (Bayley and Hammersley, Journal of
   * the Royal Statistical Society 8, 1946).
   *
   * <p>r is the correlation of successive ranks, the mean of each side taken off, less its standard
   * error under independence, 1/√n: chance alone must not hide a series' changes.
   */
  static double independentShare(double[] values, Split split) {
    double[] ranks = RANKING.apply(Arrays.copyOfRange(values, split.from(), split.to()));
    int cut = split.at() - split.from();
    center(ranks, 0, cut);
    center(ranks, cut, ranks.length);
    double excess = successiveCorrelation(ranks) - 1 / Math.sqrt(ranks.length);
    double r = Math.min(MAX_CORRELATION, Math.max(0, excess));
    return (1 - r) / (1 + r);
  }

  private static void center(double[] ranks, int from, int to) {
    double mean = Arrays.stream(ranks, from, to).average().orElse(0);
    for (int i = from; i < to; i++) {
      ranks[i] -= mean;
    }
  }

  private static double successiveCorrelation(double[] centered) {
    double squares = 0;
    double products = 0;
    for (int i = 0; i < centered.length; i++) {
      squares += centered[i] * centered[i];
      products += i == 0 ? 0 : centered[i] * centered[i - 1];
    }
    // Ranks are multiples of a half; less than this is what rounding the means left of two constant
    // sides.
    return squares < 1e-6 ? 0 : products / squares;
  }
}
