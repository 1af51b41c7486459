package io.github.perfreport.plot;

import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;

/** An axis of dates in UTC whose weekly ticks are on Mondays, where weeks begin. */
final class MondayAxis extends DateAxis {

  private static final long serialVersionUID = 1L;
  private static final long DAY = 86_400_000L;
  private static final int WEEK = 7;

  /** 1970-01-05, in days since 1970. */
  private static final long FIRST_MONDAY = 4;

  MondayAxis() {
    super(null, TimeZone.getTimeZone("UTC"), Locale.ROOT);
  }

  @Override
  @SuppressWarnings("JavaUtilDate") // of the axis
  protected Date previousStandardDate(Date date, DateTickUnit unit) {
    if (!unit.getUnitType().equals(DateTickUnitType.DAY) || unit.getMultiple() % WEEK != 0) {
      return super.previousStandardDate(date, unit);
    }
    long step = unit.getMultiple() * DAY;
    long first = FIRST_MONDAY * DAY;
    return new Date(Math.floorDiv(date.getTime() - first - 1, step) * step + first);
  }
}
