package io.github.perfreport.weekly;

import io.github.perfreport.model.MeasuredRun;
import io.github.perfreport.model.Metric;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.WeeklyRecord;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One week of one resource of a lane.
 *
 * @param monday the week's label
 * @param records the week's record of each metric that has a point in it, in the order of the
 *     lane's report
 */
public record ResourceWeek(LocalDate monday, Map<String, WeeklyRecord> records)
    implements Serializable {

  /**
   * Summarizes what runs measured in a week.
   *
   * @param runs in any order; one that occurs twice counts once
   * @param metrics the names of their columns
   */
  public static ResourceWeek of(
      LocalDate monday, Iterable<MeasuredRun> runs, List<String> metrics) {
    List<MeasuredRun> inOrder = inOrder(runs);
    Map<String, WeeklyRecord> records = new LinkedHashMap<>();
    for (int column = 0; column < metrics.size(); column++) {
      List<Point> points = points(inOrder, column, Metric.zeroIsAbsent(metrics.get(column)));
      if (!points.isEmpty()) {
        records.put(metrics.get(column), record(monday, points));
      }
    }
    return new ResourceWeek(monday, records);
  }

  /** A week's record with the figures of its points, which stand in their order. */
  static WeeklyRecord record(LocalDate monday, List<Point> points) {
    double[] values = points.stream().mapToDouble(Point::value).toArray();
    return new WeeklyRecord(monday, Summary.of(values), points);
  }

  private static List<MeasuredRun> inOrder(Iterable<MeasuredRun> runs) {
    List<MeasuredRun> inOrder = new ArrayList<>();
    Set<Run> seen = new HashSet<>();
    runs.forEach(
        run -> {
          if (seen.add(run.run())) {
            inOrder.add(run);
          }
        });
    inOrder.sort(java.util.Comparator.comparing(MeasuredRun::run));
    return inOrder;
  }

  private static List<Point> points(List<MeasuredRun> runs, int column, boolean zeroIsAbsent) {
    List<Point> points = new ArrayList<>(runs.size());
    for (MeasuredRun run : runs) {
      double value = run.values()[column];
      if (!Double.isNaN(value) && !(zeroIsAbsent && value == 0)) {
        double threshold = run.thresholds() == null ? Double.NaN : run.thresholds()[column];
        points.add(new Point(value, threshold, run.run()));
      }
    }
    return points;
  }
}
