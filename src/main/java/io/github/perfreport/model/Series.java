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
 * @param scale what the numbers are, in parts of those of the base unit
 */
public record Series(String metric, List<WeeklyRecord> weeks, MetricInfo info, double scale)
    implements Serializable {

  /** A series with only its name. */
  public Series(String metric, List<WeeklyRecord> weeks) {
    this(metric, weeks, null, 1);
  }

  /** Copies the list, so that a series never changes. */
  public Series {
    weeks = List.copyOf(weeks);
  }

  /** A series in the unit in which the newest week's median reads best. */
  public static Series shown(String metric, List<WeeklyRecord> weeks, MetricInfo info) {
    DisplayUnit unit = DisplayUnit.of(info, weeks.get(weeks.size() - 1).statistics().median());
    return unit.scale() == 1
        ? new Series(metric, weeks, info, 1)
        : new Series(
            metric,
            weeks.stream().map(week -> week.times(unit.scale())).toList(),
            info.withStatedUnit(unit.unit()),
            unit.scale());
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
        metric, weeks.stream().filter(w -> !w.monday().isBefore(monday)).toList(), info, scale);
  }
}
