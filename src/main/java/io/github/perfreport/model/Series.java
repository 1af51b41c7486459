package io.github.perfreport.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One metric of one resource of a lane over time.
 *
 * @param metric the metric's name
 * @param weeks the weeks that have data, oldest first
 * @param info unit and direction, from the lane; null if only the name is known
 */
public record Series(String metric, List<WeeklyRecord> weeks, MetricInfo info)
    implements Serializable {

  /** A series with only its name. */
  public Series(String metric, List<WeeklyRecord> weeks) {
    this(metric, weeks, null);
  }

  /** Copies the list, so that a series never changes. */
  public Series {
    weeks = List.copyOf(weeks);
  }

  /** All points, oldest first. */
  public List<Point> points() {
    List<Point> all = new ArrayList<>();
    weeks.forEach(week -> all.addAll(week.points()));
    return all;
  }

  /** This series without the weeks that begin before the given Monday. */
  public Series since(LocalDate monday) {
    return new Series(
        metric, weeks.stream().filter(w -> !w.monday().isBefore(monday)).toList(), info);
  }
}
