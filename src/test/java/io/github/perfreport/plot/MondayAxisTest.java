package io.github.perfreport.plot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.text.SimpleDateFormat;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MondayAxisTest {

  @SuppressWarnings("JavaUtilDate") // of the axis
  @ParameterizedTest
  @CsvSource({
    "7, 2026-01-08T03:00:00Z, 2026-01-05T00:00:00Z",
    "7, 2026-02-04T00:00:00Z, 2026-02-02T00:00:00Z",
    "7, 2026-02-02T00:00:00Z, 2026-01-26T00:00:00Z",
    "14, 2026-01-20T00:00:00Z, 2026-01-19T00:00:00Z",
    "1, 2026-01-08T03:00:00Z, 2026-01-08T00:00:00Z",
  })
  void weeklyTicksAreOnMondays(int days, Instant from, Instant tick) {
    DateTickUnit unit =
        new DateTickUnit(
            DateTickUnitType.DAY, days, new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT));

    assertThat(new MondayAxis().previousStandardDate(Date.from(from), unit).toInstant(), is(tick));
  }
}
