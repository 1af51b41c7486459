package io.github.perfreport.weekly;

import io.github.perfreport.model.MeasuredRun;
import io.github.perfreport.model.Metric;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.WeeklyRecord;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One week of one resource of a lane, as columns: the runs, each with a value for each metric that
 * the lane reports.
 *
 * @param monday the week's label
 * @param runs each run once, in the order of {@link Run}
 */
public record ResourceWeek(LocalDate monday, List<MeasuredRun> runs) implements Serializable {

  /** Copies the list, so that a week never changes. */
  public ResourceWeek {
    runs = List.copyOf(runs);
  }

  /** A week of runs that come in any order; one that comes twice counts once. */
  public static ResourceWeek of(LocalDate monday, Iterable<MeasuredRun> runs) {
    List<MeasuredRun> inOrder = new ArrayList<>();
    Set<Run> seen = new HashSet<>();
    for (MeasuredRun run : runs) {
      if (seen.add(run.run())) {
        inOrder.add(run);
      }
    }
    inOrder.sort(Comparator.comparing(MeasuredRun::run));
    return new ResourceWeek(monday, inOrder);
  }

  private Optional<WeeklyRecord> record(String metric, int column) {
    boolean zeroIsAbsent = Metric.zeroIsAbsent(metric);
    List<Point> points = new ArrayList<>(runs.size());
    for (MeasuredRun run : runs) {
      double value = run.values()[column];
      if (!Double.isNaN(value) && !(zeroIsAbsent && value == 0)) {
        double threshold = run.thresholds() == null ? Double.NaN : run.thresholds()[column];
        points.add(new Point(value, threshold, run.run()));
      }
    }
    return points.isEmpty() ? Optional.empty() : Optional.of(record(monday, points));
  }

  /**
   * The week's records, of each metric that a run measured.
   *
   * @param metrics the metrics that the lane reports, in the order of the columns
   */
  public Map<String, WeeklyRecord> records(List<String> metrics) {
    Map<String, WeeklyRecord> records = new LinkedHashMap<>();
    for (int column = 0; column < metrics.size(); column++) {
      String metric = metrics.get(column);
      record(metric, column).ifPresent(record -> records.put(metric, record));
    }
    return records;
  }

  /** A week's record with the figures of its points, which stand in their order. */
  static WeeklyRecord record(LocalDate monday, List<Point> points) {
    double[] values = new double[points.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = points.get(i).value();
    }
    return new WeeklyRecord(monday, Summary.of(values), points);
  }
}
