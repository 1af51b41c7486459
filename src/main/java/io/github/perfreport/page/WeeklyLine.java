package io.github.perfreport.page;

import io.github.perfreport.model.Series;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.plot.RunTable;
import java.time.LocalDate;
import java.util.List;

/** The weekly means of a metric as a line of SVG, broken where weeks are missing. */
final class WeeklyLine {

  private static final int WIDTH = 300;
  private static final int HEIGHT = 50;

  private final RunTable table;
  private final double least;
  private final double most;

  private WeeklyLine(List<WeeklyRecord> weeks, RunTable table) {
    this.table = table;
    this.least = weeks.stream().mapToDouble(w -> w.statistics().average()).min().orElse(0);
    this.most = weeks.stream().mapToDouble(w -> w.statistics().average()).max().orElse(0);
  }

  /** The drawing, from the lane's first week to its newest. */
  static String svg(Series series, RunTable table) {
    return "<svg viewBox=\"0 -3 300 56\"><path fill=\"none\" stroke=\"currentColor\" d=\""
        + new WeeklyLine(series.weeks(), table).path(series.weeks())
        + "\"/></svg>";
  }

  private String path(List<WeeklyRecord> weeks) {
    StringBuilder path = new StringBuilder();
    LocalDate previous = null;
    for (WeeklyRecord week : weeks) {
      boolean follows = previous != null && previous.plusWeeks(1).equals(week.monday());
      path.append(follows ? 'L' : 'M').append(x(week)).append(' ').append(y(week));
      // A week without neighbours is a short dash.
      path.append(follows ? "" : "h1");
      previous = week.monday();
    }
    return path.toString();
  }

  private long x(WeeklyRecord week) {
    int last = table.runsPerWeek().length - 1;
    return last == 0 ? 0 : Math.round((double) table.weekOf(week.monday()) / last * WIDTH);
  }

  private long y(WeeklyRecord week) {
    double share = (week.statistics().average() / 2 - least / 2) / (most / 2 - least / 2);
    return most == least ? HEIGHT / 2 : Math.round(HEIGHT * (1 - share));
  }
}
