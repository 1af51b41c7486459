package io.github.perfreport.plot;

import io.github.perfreport.model.Point;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.TickUnitSource;
import org.jfree.chart.axis.TickUnits;
import org.jfree.data.Range;

/** Computes the ranges and labels of a plot's axes, in UTC and the same in every locale. */
final class Scales {

  private static final long DAY = 86_400_000L;
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  /** Values beyond these limits overflow an axis, or its ticks never end. */
  private static final double SMALLEST = 1e-300;

  private static final double LARGEST = 1e300;

  /** Values that differ relatively by less than this are drawn as equal. */
  private static final double CLOSE = 1e-9;

  private Scales() {}

  /** Whether an axis can show the values: all are 0, or the largest is within the limits. */
  static boolean hasRoomFor(List<Point> points) {
    double size = points.stream().mapToDouble(point -> Math.abs(point.value())).max().orElse(0);
    return size == 0 || (size >= SMALLEST && size <= LARGEST);
  }

  /**
   * The range of values. It starts at 0 if the data comes near 0. Otherwise it is tight, because a
   * slow drift of a large value would be invisible on a scale from 0. It includes a threshold
   * unless that is so far above that the data would look flat.
   *
   * @param points points for which {@link #hasRoomFor} is true
   */
  static Range ofValues(List<Point> points) {
    double min = points.stream().mapToDouble(Point::value).min().orElse(0);
    double max = points.stream().mapToDouble(Point::value).max().orElse(1);
    double limit = 1.5 * max;
    max =
        points.stream()
            .mapToDouble(Point::threshold)
            .filter(t -> t <= limit)
            .reduce(max, Math::max);
    double size = Math.max(Math.abs(min), Math.abs(max));
    if (max - min <= CLOSE * size) {
      double half = size == 0 ? 1 : size * 0.05;
      return new Range(min - half, max + half);
    }
    double pad = (max - min) * 0.06;
    return min >= 0 && min < 0.4 * max ? new Range(0, max + pad) : new Range(min - pad, max + pad);
  }

  /** The range of time in ms since 1970: all runs and the middle of the newest week. */
  static Range ofTime(RunTable table) {
    if (table.runs().isEmpty()) {
      return new Range(0, DAY);
    }
    double from = table.runs().get(0).time().toEpochMilli();
    double to = table.runs().get(table.runs().size() - 1).time().toEpochMilli();
    to = Math.max(to, millis(table.newestMonday()) + 3.5 * DAY);
    double pad = Math.max((to - from) * 0.015, DAY / 2.0);
    return new Range(from - pad, to + pad);
  }

  /** The start of a day in ms since 1970. */
  static double millis(LocalDate date) {
    return date.toEpochDay() * (double) DAY;
  }

  static DateAxis dateAxis(Range range) {
    DateAxis axis = new MondayAxis();
    axis.setStandardTickUnits(dateTicks());
    axis.setRange(range);
    return axis;
  }

  private static TickUnitSource dateTicks() {
    TickUnits units = new TickUnits();
    for (int hours : new int[] {1, 6}) {
      units.add(new DateTickUnit(DateTickUnitType.HOUR, hours, utc("yyyy-MM-dd HH:mm")));
    }
    for (int days : new int[] {1, 2, 7, 14}) {
      units.add(new DateTickUnit(DateTickUnitType.DAY, days, utc("yyyy-MM-dd")));
    }
    for (int months : new int[] {1, 2, 3, 6}) {
      units.add(new DateTickUnit(DateTickUnitType.MONTH, months, utc("yyyy-MM")));
    }
    for (int years : new int[] {1, 2, 5, 10, 50}) {
      units.add(new DateTickUnit(DateTickUnitType.YEAR, years, utc("yyyy")));
    }
    return units;
  }

  private static SimpleDateFormat utc(String pattern) {
    SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.ROOT);
    format.setTimeZone(UTC);
    return format;
  }

  static NumberTickUnitSource valueTicks(Range range) {
    return new NumberTickUnitSource(false, valueFormat(range));
  }

  private static NumberFormat valueFormat(Range range) {
    double size = Math.max(Math.abs(range.getLowerBound()), Math.abs(range.getUpperBound()));
    boolean plain = size < 1e7 && size >= 1e-3;
    return new DecimalFormat(
        plain ? "#,##0.######" : "0.####E0", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }
}
