package io.github.perfreport.changes;

import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.detect.ChangeDetector;
import io.github.perfreport.detect.ExpectedRange;
import io.github.perfreport.detect.PresentLevel;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run of the archive taken for one of a pull request: one metric of it, with what was known
 * before and the runs after it, which stand for repeated ones.
 *
 * @param history all values before the run
 * @param times when they were measured, epoch seconds
 * @param level those since the last change that could be known
 * @param next the run's value and those of the next runs, five as long as there are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CalibrationSample(
    Run run, String kind, double[] history, long[] times, double[] level, double[] next) {

  private static final Duration AROUND_A_CHANGE = Duration.ofDays(30);
  private static final int MOST_RUNS = 5;

  /**
   * The samples of a metric.
   *
   * @param from the first time of a run
   * @param to the time after the last
   */
  static List<CalibrationSample> of(
      List<RunColumns> runs, int column, String metric, Instant from, Instant to) {
    MetricColumn values = MetricColumn.of(runs, column);
    double[] all = values.values();
    long[] times =
        IntStream.range(0, all.length)
            .mapToLong(i -> values.run(i).time().getEpochSecond())
            .toArray();
    long[] changes =
        new ChangeDetector().indexes(all).stream().mapToLong(index -> times[index]).toArray();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      Instant time = values.run(i).time();
      if (!time.isBefore(from) && time.isBefore(to) && isFarFrom(times[i], changes)) {
        places.add(i);
      }
    }
    return places.parallelStream()
        .map(
            i -> {
              double[] history = Arrays.copyOf(all, i);
              return new CalibrationSample(
                  values.run(i),
                  MetricGroups.KUBEVIRT.of(metric).kind(),
                  history,
                  times,
                  PresentLevel.of(history),
                  Arrays.copyOfRange(all, i, Math.min(all.length, i + MOST_RUNS)));
            })
        .filter(sample -> sample.level.length >= ExpectedRange.MIN_POINTS)
        .toList();
  }

  private static boolean isFarFrom(long time, long[] changes) {
    return Arrays.stream(changes)
        .allMatch(change -> Math.abs(change - time) >= AROUND_A_CHANGE.toSeconds());
  }

  /** The values of the run and the ones after it; null if there aren't enough. */
  double[] candidate(int runs) {
    return runs > next.length ? null : Arrays.copyOf(next, runs);
  }

  /** The mean of the runs in the 28 days before. */
  double meanOfFourWeeks() {
    long since = times[history.length] - Duration.ofDays(28).toSeconds();
    return IntStream.range(0, history.length)
        .filter(i -> times[i] >= since)
        .mapToDouble(i -> history[i])
        .average()
        .orElse(Double.NaN);
  }

  /** The standard deviation of the level. */
  double deviation() {
    return deviation(level);
  }

  static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }
}
