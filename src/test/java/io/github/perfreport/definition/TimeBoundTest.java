package io.github.perfreport.definition;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBoundTest {

  private static final Instant NOW = Instant.parse("2025-07-10T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "168h, PT168H",
    "168h0s, PT168H",
    "168h0m0s, PT168H",
    "1h30m, PT1H30M",
    "24h0m0s, PT24H",
    "7d, PT168H",
    "1.5h, PT1H30M",
    "1500ms, PT1.5S",
    "90s, PT1M30S",
    "0s, PT0S",
    "0, PT0S"
  })
  void readsDurations(String text, String duration) {
    TimeBound bound = TimeBound.parse(text);
    assertThat(bound.from(NOW), equalTo(NOW.minus(Duration.parse(duration))));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-07-03, 2025-07-03T00:00:00Z",
    "2025-07-03T10:20:30Z, 2025-07-03T10:20:30Z",
    "2025-07-03T10:20:30.5Z, 2025-07-03T10:20:30.5Z",
    "2025-07-03T10:20:30+02:00, 2025-07-03T08:20:30Z"
  })
  void readsDatesAndTimes(String text, Instant time) {
    assertThat(TimeBound.parse(text).from(NOW), equalTo(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "168",
        "h",
        "-24h",
        "7 d",
        "1w",
        "yesterday",
        "2025-02-30",
        "2025-7-3",
        "2025-07-03 10:20",
        "1e3h",
        "2025-07-03T10:20:30"
      })
  void refusesWhatIsNeither(String text) {
    UsageException refused = assertThrows(UsageException.class, () -> TimeBound.parse(text));
    assertThat(refused.getMessage(), containsString("'" + text + "' is neither a duration"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999h", "999999999999999999999999d"})
  void refusesDurationsThatReachNowhere(String text) {
    UsageException refused = assertThrows(UsageException.class, () -> TimeBound.parse(text));
    assertThat(refused.getMessage(), equalTo("'" + text + "' is longer than 200 years"));
  }
}
