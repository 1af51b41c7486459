#!/usr/bin/env bash
# JFreeChart 1.5.6 (Maven Central): a DateAxis with a tick each seven days puts the ticks on days of the month that 7 divides, not
# a week apart from the beginning of the axis. An axis that begins on a Monday has no tick on a Monday.
#
# DateTickUnit's documentation says it is "a unit of time"; seven of DAY read as a week. The first tick is looked for by the day of
# the month, the others follow seven days apart, so the weekday of all of them depends on the month in which the axis begins:
# weekly points lie between the ticks, and the next month's plot has them elsewhere.
#
# Seen, for axes of 13 weeks:
#   from Monday 2026-01-05: each tick on a Wednesday, the first on the 7th
#   from Monday 2026-02-02: each tick on a Saturday, the first on the 7th
#
# Exit code 0: the behaviour is as above. 1: it has changed. Needs a JDK 17 or newer, Maven and a network.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.jfree:jfreechart:1.5.6 -DoutputDirectory="$work" > /dev/null
cat > Ticks.java <<'JAVA'
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTick;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.ui.RectangleEdge;

public class Ticks {
  public static void main(String[] args) {
    LocalDate from = LocalDate.parse(args[0]);
    DateAxis axis = new DateAxis("", TimeZone.getTimeZone("UTC"), Locale.UK);
    axis.setRange(date(from), date(from.plusWeeks(13)));
    axis.setTickUnit(new DateTickUnit(DateTickUnitType.DAY, 7));
    Graphics2D canvas = new BufferedImage(900, 100, BufferedImage.TYPE_INT_ARGB).createGraphics();
    TreeSet<DayOfWeek> weekdays = new TreeSet<>();
    LocalDate first = null;
    for (Object tick :
        axis.refreshTicks(
            canvas, new AxisState(), new Rectangle2D.Double(0, 0, 900, 100), RectangleEdge.BOTTOM)) {
      LocalDate day = ((DateTick) tick).getDate().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
      first = first == null ? day : first;
      weekdays.add(day.getDayOfWeek());
    }
    System.out.println(from.getDayOfWeek() + " " + from + ": first " + first + ", all on " + weekdays);
  }

  private static Date date(LocalDate day) {
    return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
JAVA
january=$(java -Djava.awt.headless=true -cp jfreechart-1.5.6.jar Ticks.java 2026-01-05)
february=$(java -Djava.awt.headless=true -cp jfreechart-1.5.6.jar Ticks.java 2026-02-02)
echo "$january"
echo "$february"
[ "$january" = "MONDAY 2026-01-05: first 2026-01-07, all on [WEDNESDAY]" ]
[ "$february" = "MONDAY 2026-02-02: first 2026-02-07, all on [SATURDAY]" ]
