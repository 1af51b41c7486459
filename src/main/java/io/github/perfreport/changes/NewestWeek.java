package io.github.perfreport.changes;

import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Exceeded;
import io.github.perfreport.model.Run;
import io.github.perfreport.weekly.Weeks;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Holds a week's values against the thresholds that the audit tool printed beside them. */
final class NewestWeek {

  private NewestWeek() {}

  /**
   * The threshold that most runs of a week are above, by value and threshold alone: the audit
   * tool's own verdict is inverted in old data.
   *
   * @param newest a run of the week
   */
  static Optional<Exceeded> exceeded(SeriesKey key, MetricColumn column, Run newest) {
    int[] judged =
        IntStream.range(0, column.size())
            .filter(i -> !Double.isNaN(column.threshold(i)))
            .filter(i -> Weeks.mondayOf(column.run(i).time()).equals(Weeks.mondayOf(newest.time())))
            .toArray();
    int[] above =
        IntStream.of(judged).filter(i -> column.values()[i] > column.threshold(i)).toArray();
    if (2 * above.length <= judged.length) {
      return Optional.empty();
    }
    return Optional.of(
        new Exceeded(
            key,
            median(IntStream.of(judged).mapToDouble(i -> column.values()[i])),
            median(IntStream.of(judged).mapToDouble(column::threshold)),
            above.length,
            judged.length,
            column.run(above[above.length - 1]),
            null));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
