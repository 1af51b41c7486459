package io.github.perfreport.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * One week of one metric.
 *
 * @param monday the first day of the ISO week, UTC
 * @param statistics the week's figures over all its points
 * @param points one for each run that reported the metric, ordered as {@link Point}s
 */
public record WeeklyRecord(LocalDate monday, Statistics statistics, List<Point> points)
    implements Serializable {

  /** Copies the list, so that a record never changes. */
  public WeeklyRecord {
    points = List.copyOf(points);
  }

  /** The same week with each number multiplied. */
  WeeklyRecord times(double factor) {
    List<Point> scaled =
        points.stream()
            .map(p -> new Point(p.value() * factor, p.threshold() * factor, p.run()))
            .toList();
    return new WeeklyRecord(monday, statistics.times(factor), scaled);
  }
}
