package io.github.perfreport.changes;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.detect.MannWhitney;
import io.github.perfreport.detect.Median;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Direction;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds slow drifts: a metric's move over a quarter or a year that its changes don't explain.
 * Changes of at least the metric's least size are removed first, by scaling the values before each
 * change to the level after it. So a drift and a change never report the same move twice.
 */
final class DriftScan {

  private static final int QUARTER = 13;
  private static final int YEAR = 52;
  private static final Duration PERIOD = Duration.ofDays(28);

  /** A drift is an alarm if it is at least this many times the metric's least size. */
  private static final double LARGE = 2;

  /**
   * One in a thousand series without a drift passes this limit; the superiority limit stops most of
   * those.
   */
  private static final double MAX_P_VALUE = .001;

  /** If one run is drawn from each period, the newer one is the worse in nine of ten pairs. */
  private static final double MIN_SUPERIORITY = .9;

  private final ChangeRules rules;

  DriftScan(ChangeRules rules) {
    this.rules = rules;
  }

  /**
   * Returns the larger of two drifts: since a quarter ago and since a year ago.
   *
   * @param changes of the series, in order
   * @param newest the newest run of the resource, from which the weeks count back
   */
  Optional<Drift> scan(SeriesKey key, MetricColumn column, List<Change> changes, Run newest) {
    if (rules.betterOf(key) == Better.NEITHER || column.size() == 0) {
      return Optional.empty();
    }
    double[] scaled = scaled(key, column, changes);
    return Stream.of(QUARTER, YEAR)
        .flatMap(weeks -> drift(key, column, scaled, weeks, newest.time()).stream())
        .max(Comparator.comparing(drift -> Math.abs(drift.small())))
        .map(
            drift -> rules.ackOf(drift).map(ack -> drift.acknowledged(ack.reason())).orElse(drift));
  }

  /** Scales the values to the series' newest level; NaN where a value is unknown. */
  private double[] scaled(SeriesKey key, MetricColumn column, List<Change> changes) {
    double[] scaled = column.values().clone();
    double least = rules.limits().minSizeOf(key.metric());
    double factor = 1;
    int next = changes.size() - 1;
    for (int i = scaled.length - 1; i >= 0; i--) {
      scaled[i] *= factor;
      while (next >= 0 && !column.run(i).time().isAfter(changes.get(next).firstBad().time())) {
        Change.Shift shift = changes.get(next--).shift();
        boolean counts = !(Math.abs(shift.relativeSize()) < least);
        factor *= counts ? shift.after() / shift.before() : 1;
      }
    }
    return scaled;
  }

  private Optional<Drift> drift(
      SeriesKey key, MetricColumn column, double[] scaled, int weeks, Instant end) {
    Instant then = end.minus(Duration.ofDays(7L * weeks));
    int[] before = within(column, then);
    int[] after = within(column, end);
    int least = rules.limits().minPoints();
    if (before[1] - before[0] < least || after[1] - after[0] < least) {
      return Optional.empty();
    }
    double[] earlier = Arrays.copyOfRange(scaled, before[0], before[1]);
    double[] newer = Arrays.copyOfRange(scaled, after[0], after[1]);
    double small = (Median.of(newer) - Median.of(earlier)) / Math.abs(Median.of(earlier));
    double minSize = rules.limits().minSizeOf(key.metric());
    Verdict verdict = Direction.of(0, small).verdict(rules.betterOf(key));
    if (!(Math.abs(small) >= minSize) // not a number where a level was 0
        || Double.isInfinite(small)
        || verdict == Verdict.BETTER
        || !differ(earlier, newer)) {
      return Optional.empty();
    }
    double[] values = column.values();
    return Optional.of(
        new Drift(
            key,
            weeks,
            Median.of(Arrays.copyOfRange(values, before[0], before[1])),
            Median.of(Arrays.copyOfRange(values, after[0], after[1])),
            small,
            earlier.length,
            newer.length,
            column.run(after[1] - 1),
            verdict,
            Math.abs(small) >= LARGE * minSize,
            null));
  }

  /**
   * The index range of the values in the four weeks up to {@code end}: from inclusive, to
   * exclusive.
   */
  private static int[] within(MetricColumn column, Instant end) {
    int from = firstAfter(column, end.minus(PERIOD));
    return new int[] {from, firstAfter(column, end)};
  }

  private static int firstAfter(MetricColumn column, Instant time) {
    int low = 0;
    int high = column.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (column.run(middle).time().isAfter(time)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static boolean differ(double[] earlier, double[] newer) {
    MannWhitney test = MannWhitney.of(earlier, newer);
    return test.pValue() <= MAX_P_VALUE && test.superiority() >= MIN_SUPERIORITY;
  }
}
