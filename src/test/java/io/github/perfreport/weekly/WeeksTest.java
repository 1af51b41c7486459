package io.github.perfreport.weekly;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeksTest {

  @ParameterizedTest
  @CsvSource({
    "2025-06-30T00:00:00Z,     2025-06-30", // a Monday's first moment
    "2025-07-06T23:59:59.999Z, 2025-06-30", // and its Sunday's last
    "2025-07-07T00:00:00Z,     2025-07-07",
    "2024-12-30T00:00:00Z,     2024-12-30", // week 1 of 2025 begins in 2024
    "2025-01-05T23:59:59.999Z, 2024-12-30",
    "2025-01-06T00:00:00Z,     2025-01-06",
    "2020-12-28T12:00:00Z,     2020-12-28", // week 53 of 2020 ends in 2021
    "2021-01-03T23:59:59.999Z, 2020-12-28",
    "2021-01-04T00:00:00Z,     2021-01-04",
    "2026-01-01T12:00:00Z,     2025-12-29", // a Thursday
    "2024-02-29T12:00:00Z,     2024-02-26",
    "1970-01-01T00:00:00Z,     1969-12-29"
  })
  void aMomentIsInTheWeekOfItsMonday(Instant moment, LocalDate monday) {
    assertThat(Weeks.mondayOf(moment), is(monday));
    assertThat(Weeks.mondayOf(window(moment.toEpochMilli())), is(monday));
  }

  private static IntervalWindow window(long millis) {
    return Weeks.windows().assignWindow(org.joda.time.Instant.ofEpochMilli(millis));
  }
}
