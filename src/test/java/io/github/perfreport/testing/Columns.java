package io.github.perfreport.testing;

import io.github.perfreport.model.Point;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.weekly.ResourceWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts points into the columns in which weeks travel. */
public final class Columns {

  private Columns() {}

  /** A week of the points of each metric; metrics are the columns, in their order. */
  public static ResourceWeek week(
      LocalDate monday, List<String> metrics, Map<String, List<Point>> points) {
    Map<Run, RunColumns> runs = new TreeMap<>();
    points.forEach(
        (metric, all) -> {
          int column = metrics.indexOf(metric);
          for (Point point : all) {
            RunColumns run = runs.computeIfAbsent(point.run(), r -> empty(r, metrics.size()));
            run.values()[column] = point.value();
            run.thresholds()[column] = point.threshold();
          }
        });
    return new ResourceWeek(monday, List.copyOf(runs.values()));
  }

  private static RunColumns empty(Run run, int metrics) {
    return new RunColumns(run, RunColumns.nothing(metrics), RunColumns.nothing(metrics));
  }
}
