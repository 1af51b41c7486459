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
}
