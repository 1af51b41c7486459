package io.github.perfreport.detect;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * The range in which the middle one of some new runs lies if they are of the level that earlier
 * runs have.
 *
 * <p>It takes the level's noise as it is: up to the outer tenth by its own quantiles, beyond it by
 * an exponential tail with the outer tenth's mean excess, each side by itself. A point beyond the
 * three newest of the level is expected too, since a change of the level is found only from its
 * fifth run on. The range is wider where there are few points.
 *
 * @param level the median of the earlier runs
 * @param low the least value that is expected; not below 0 if no point is
 * @param high the greatest value that is expected
 * @param visibleFall a fall of this size, above 0, is seen in four of five cases
 * @param visibleRise a rise of this size, likewise
 */
public record ExpectedRange(
    double level, double low, double high, double visibleFall, double visibleRise) {

  /** The fewest points of a level that tell its noise. */
  public static final int MIN_POINTS = 10;

  /**
   * The chance of anything outside in one comparison, each direction by itself, that the tail is
   * drawn for. The archives' runs are no independent draws, so what is seen is more: this and
   * {@link #FEW_POINTS} are the least strict pair of 4 × 3 that kept false alarms to about 5 % of
   * runs, with 1, 2, 3 and 5 runs, on one lane's first years.
   */
  private static final double ERROR_RATE = .01;

  /** A level of so many points has its range widened by the whole. */
  private static final double FEW_POINTS = 10;

  private static final Quantile QUANTILE = Quantile.withDefaults().with(EstimationMethod.HF7);

  private static final double TAIL = .1;
  private static final double SEEN = .8;
  private static final int NEWEST = 3;

  /**
   * Computes the range.
   *
   * @param points the level's points in time order, at least {@link #MIN_POINTS}
   * @param runs how many new runs are compared, at least 1
   * @param comparisons how many metrics are compared, at least 1
   * @param minSize the least size of a difference that counts, relative to the level; 0 or more
   */
  public static ExpectedRange of(double[] points, int runs, int comparisons, double minSize) {
    double[] mirrored = Arrays.stream(points).map(value -> 0 - value).toArray();
    Side above = Side.of(points, runs, comparisons, minSize);
    Side below = Side.of(mirrored, runs, comparisons, minSize);
    double least = Arrays.stream(points).min().orElseThrow();
    double low = least >= 0 ? Math.max(0, -below.limit) : -below.limit;
    return new ExpectedRange(above.level, low, above.limit, below.visible(), above.visible());
  }

  /**
   * Where the middle one of new runs lies.
   *
   * @param values the runs' values in any order, at least one
   * @return 1 above the range, -1 below it, otherwise 0
   */
  public int compare(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] mirrored = Arrays.stream(values).map(value -> 0 - value).sorted().toArray();
    if (MiddleRun.seenFromBelow(sorted) > high) {
      return 1;
    }
    return MiddleRun.seenFromBelow(mirrored) > -low ? -1 : 0;
  }

  /**
   * One side of the range, as if it were the upper one.
   *
   * @param unlucky what the middle one of unchanged runs is above in four of five cases
   */
  private record Side(double level, double limit, double unlucky) {

    static Side of(double[] points, int runs, int comparisons, double minSize) {
      double[] sorted = points.clone();
      Arrays.sort(sorted);
      double level = quantile(sorted, .5);
      double chance = MiddleRun.chanceOfOne(runs, ERROR_RATE / comparisons);
      double widened = (tail(sorted, chance) - level) * (1 + FEW_POINTS / points.length);
      double limit = level + Math.max(widened, minSize * Math.abs(level));
      for (int i = Math.max(0, points.length - NEWEST); i < points.length; i++) {
        limit = Math.max(limit, points[i]);
      }
      return new Side(level, limit, quantile(sorted, 1 - MiddleRun.chanceOfOne(runs, SEEN)));
    }

    double visible() {
      return limit - unlucky;
    }

    /** The value that a run of the level is beyond with the given chance. */
    private static double tail(double[] sorted, double chance) {
      double begin = quantile(sorted, 1 - TAIL);
      double excess = Arrays.stream(sorted).map(value -> Math.max(0, value - begin)).sum();
      double meanExcess = excess / (TAIL * sorted.length);
      return begin + meanExcess * Math.max(0, Math.log(TAIL / chance));
    }

    private static double quantile(double[] sorted, double share) {
      return QUANTILE.evaluate(sorted.length, i -> sorted[i], share);
    }
  }
}
