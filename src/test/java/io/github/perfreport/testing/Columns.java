package io.github.perfreport.testing;

import io.github.perfreport.model.MeasuredRun;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.Run;
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
    Map<Run, MeasuredRun> runs = new TreeMap<>();
    points.forEach(
        (metric, all) -> {
          int column = metrics.indexOf(metric);
          for (Point point : all) {
            MeasuredRun run = runs.computeIfAbsent(point.run(), r -> empty(r, metrics.size()));
            run.values()[column] = point.value();
            run.thresholds()[column] = point.threshold();
          }
        });
    return new ResourceWeek(monday, List.copyOf(runs.values()));
  }

  private static MeasuredRun empty(Run run, int metrics) {
    return new MeasuredRun(run, MeasuredRun.nothing(metrics), MeasuredRun.nothing(metrics));
  }
}
