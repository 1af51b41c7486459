package io.github.perfreport.changes;

import io.github.perfreport.detect.Median;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.Run;
import io.github.perfreport.weekly.Weeks;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares the newest values with the thresholds that the audit tool printed beside them. */
final class ThresholdCheck {

  private ThresholdCheck() {}

  /**
   * The threshold that the series has passed. It has passed it if most runs of the newest week,
   * most of the newest runs and at least as many runs as a level needs are above it. Only value and
   * threshold count, since the audit tool's own verdict is inverted in old data. The newest runs
   * are those of the week, but at least twice as many as a level needs, less one.
   *
   * @param newest the newest run of all; a series without a threshold in that week has passed none
   * @param minPoints the fewest runs that a level needs
   */
  static Optional<PassedThreshold> exceeded(
      SeriesKey key, MetricColumn column, Run newest, int minPoints) {
    int[] all =
        IntStream.range(0, column.size()).filter(i -> !Double.isNaN(column.threshold(i))).toArray();
    int ofWeek = (int) IntStream.of(all).filter(i -> isOfWeek(column.run(i), newest)).count();
    int[] judged = last(all, Math.max(ofWeek, 2 * minPoints - 1));
    int[] above = above(column, judged);
    if (above.length < minPoints
        || 2 * above.length <= judged.length
        || 2 * above(column, last(all, ofWeek)).length <= ofWeek) {
      return Optional.empty();
    }
    return Optional.of(
        new PassedThreshold(
            key,
            Median.of(IntStream.of(judged).mapToDouble(i -> column.values()[i]).toArray()),
            Median.of(IntStream.of(judged).mapToDouble(column::threshold).toArray()),
            above.length,
            judged.length,
            column.run(above[above.length - 1]),
            null));
  }

  private static boolean isOfWeek(Run run, Run newest) {
    return Weeks.mondayOf(run.time()).equals(Weeks.mondayOf(newest.time()));
  }

  private static int[] last(int[] all, int count) {
    return Arrays.copyOfRange(all, Math.max(0, all.length - count), all.length);
  }

  private static int[] above(MetricColumn column, int[] judged) {
    return IntStream.of(judged).filter(i -> column.values()[i] > column.threshold(i)).toArray();
  }
}
