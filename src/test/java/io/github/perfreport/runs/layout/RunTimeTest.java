package io.github.perfreport.runs.layout;

import static io.github.perfreport.testing.RunFiles.idAt;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.github.perfreport.runs.prow.BuildId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTimeTest {

  private static final String ID = idAt("2026-02-01T12:00:00Z");
  private static final Instant LONG_AFTER = Instant.parse("2027-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-01T11:55:00Z",
        "2026-02-01T12:00:00Z",
        "2026-02-01T12:40:00Z",
        "2026-02-08T12:00:00Z"
      })
  void aTimeThatFitsTheIdIsBelieved(Instant time) {
    assertThat(RunTime.doubt(BuildId.startOf(ID), time), equalTo(Optional.empty()));
    assertThat(RunTime.doubt(BuildId.startOf(ID), time, LONG_AFTER), equalTo(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-01T11:54:59.999Z, is before the run's start",
    "1970-01-01T00:00:00Z, is before the run's start",
    "-1000000000-01-01T00:00:00Z, is before the run's start",
    "2026-02-08T12:00:00.001Z, is more than 7 days after the run's start",
    "2027-02-01T12:40:00Z, is more than 7 days after the run's start",
    "+1000000000-12-31T23:59:59Z, is more than 7 days after the run's start"
  })
  void aTimeThatDoesNotFitTheIdIsDoubtedWhateverTheClockSays(Instant time, String why) {
    String reason = why + " by its id, 2026-02-01T12:00:00Z";
    assertThat(RunTime.doubt(BuildId.startOf(ID), time), equalTo(Optional.of(reason)));
    assertThat(RunTime.doubt(BuildId.startOf(ID), time, time), equalTo(Optional.of(reason)));
  }

  @ParameterizedTest
  @CsvSource({
    "77, 2026-03-01T00:00:00Z",
    "1234, 2000-01-01T00:00:00Z",
    "some-id, 2149-01-01T00:00:00Z"
  })
  void anIdThatTellsNothingLeavesEveryTimeOfACiServer(String id, Instant time) {
    assertThat(RunTime.doubt(BuildId.startOf(id), time), equalTo(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:05Z",
        "1999-12-31T23:59:59Z",
        "2200-01-01T00:00:01Z",
        "+292278994-08-17T07:12:55Z"
      })
  void aClockThatWasNeverSetIsNotBelieved(Instant time) {
    assertThat(
        RunTime.doubt(BuildId.startOf("77"), time),
        equalTo(Optional.of("is not between 2000-01-01T00:00:00Z and 2200-01-01T00:00:00Z")));
  }

  /** An hour's grace: a run may end while the program works, on a machine whose clock is slow. */
  @ParameterizedTest
  @CsvSource({"77, 2026-02-01T12:30:00Z", "2017930931205046272, 2026-02-01T12:30:00Z"})
  void noRunEndsMoreThanAnHourAheadOfTheClock(String id, Instant time) {
    Instant hourBefore = Instant.parse("2026-02-01T11:30:00Z");
    assertThat(RunTime.doubt(BuildId.startOf(id), time, hourBefore), equalTo(Optional.empty()));
    assertThat(
        RunTime.doubt(BuildId.startOf(id), time, hourBefore.minusSeconds(1)).orElse("believed"),
        containsString("later than the clock"));
  }
}
