package io.github.perfreport.weekly;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;

/** Windows against the calendar of the JDK. */
class WeeksPropertiesTest {

  @Property(tries = 300)
  void windowsAreIsoWeeks(@ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long millis) {
    IntervalWindow window =
        Weeks.windows().assignWindow(org.joda.time.Instant.ofEpochMilli(millis));
    LocalDate day = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate monday = Weeks.mondayOf(window);

    assertThat(monday.getDayOfWeek(), is(DayOfWeek.MONDAY));
    assertThat(
        monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        is(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    assertThat(monday.get(IsoFields.WEEK_BASED_YEAR), is(day.get(IsoFields.WEEK_BASED_YEAR)));
    assertThat(
        window.start().getMillis(),
        is(monday.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli()));
  }
}
