package io.github.perfreport.weekly;

import io.github.perfreport.model.Point;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.Statistics;
import io.github.perfreport.model.WeeklyRecord;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One week of one resource of a lane, as columns: the runs, each with a value for each metric that
 * the lane reports.
 *
 * @param monday the week's label
 * @param runs each run once, in the order of {@link Run}; some of them if the week was thinned
 * @param count the number of runs in the week
 * @param whole the figures of the whole week by metric, if it was thinned; otherwise empty
 */
public record ResourceWeek(
    LocalDate monday, List<RunColumns> runs, int count, Map<String, Statistics> whole)
    implements Serializable {

  /** Copies the collections, so that a week never changes. */
  public ResourceWeek {
    runs = List.copyOf(runs);
    whole = Map.copyOf(whole);
  }

  /** A week with all its runs. */
  public ResourceWeek(LocalDate monday, List<RunColumns> runs) {
    this(monday, runs, runs.size(), Map.of());
  }

  /** A week from runs in any order; duplicates count once. */
  public static ResourceWeek of(LocalDate monday, Iterable<RunColumns> runs) {
    List<RunColumns> inOrder = new ArrayList<>();
    Set<Run> seen = new HashSet<>();
    for (RunColumns run : runs) {
      if (seen.add(run.run())) {
        inOrder.add(run);
      }
    }
    inOrder.sort(Comparator.comparing(RunColumns::run));
    return new ResourceWeek(monday, inOrder);
  }

  /**
   * The number of runs that measured each metric; metrics that no run measured are absent.
   *
   * @param metrics the metrics that the lane reports, in the order of the columns
   */
  public SortedMap<String, Integer> measured(List<String> metrics) {
    SortedMap<String, Integer> measured = new TreeMap<>();
    for (int column = 0; column < metrics.size(); column++) {
      int place = column;
      long count = runs.stream().filter(run -> !Double.isNaN(run.values()[place])).count();
      if (count > 0) {
        measured.put(metrics.get(column), (int) count);
      }
    }
    return measured;
  }

  private Optional<WeeklyRecord> record(String metric, int column) {
    List<Point> points = new ArrayList<>(runs.size());
    for (RunColumns run : runs) {
      double value = run.values()[column];
      if (!Double.isNaN(value)) {
        double threshold = run.thresholds() == null ? Double.NaN : run.thresholds()[column];
        points.add(new Point(value, threshold, run.run()));
      }
    }
    if (points.isEmpty()) {
      return Optional.empty();
    }
    Statistics figures = whole.get(metric);
    return Optional.of(
        figures == null ? record(monday, points) : new WeeklyRecord(monday, figures, points));
  }

  /**
   * The week's record of each metric that a run measured.
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

  /**
   * The week with at most {@code most} of its runs, chosen evenly in their order, the newest
   * always; plus one run for each metric that none of these measured. The figures remain those of
   * all runs.
   *
   * @param most the most runs of a week, at least 1
   * @param metrics the metrics that the lane reports, in the order of the columns
   * @return the week itself if it has no more
   */
  public ResourceWeek thinned(int most, List<String> metrics) {
    if (runs.size() <= most) {
      return this;
    }
    Map<String, WeeklyRecord> records = records(metrics);
    Set<Run> chosen = new HashSet<>();
    for (int i = 1; i <= most; i++) {
      chosen.add(runs.get((int) ((long) i * runs.size() / most) - 1).run());
    }
    Map<String, Statistics> figures = new HashMap<>();
    records.forEach(
        (metric, record) -> {
          figures.put(metric, record.statistics());
          if (record.points().stream().noneMatch(point -> chosen.contains(point.run()))) {
            chosen.add(record.points().get(0).run());
          }
        });
    List<RunColumns> left = runs.stream().filter(run -> chosen.contains(run.run())).toList();
    return new ResourceWeek(monday, left, count, figures);
  }

  /** A week's record with the figures of its points, which are in order. */
  static WeeklyRecord record(LocalDate monday, List<Point> points) {
    double[] values = new double[points.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = points.get(i).value();
    }
    return new WeeklyRecord(monday, Statistics.of(values), points);
  }
}
