package io.github.perfreport.runs.prow;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildIdTest {

  /** The first is a run's whose started.json says 1782691223 s. */
  @ParameterizedTest
  @CsvSource({
    "2071383239951388672, 2026-06-29T00:00:23.501Z",
    "1000000000000000000, 2018-05-25T13:05:53.758Z",
    "18446744073709551615, 2150-03-18T09:18:05.760Z"
  })
  void tellsTheStart(String id, Instant start) {
    assertThat(BuildId.startOf(id), equalTo(Optional.of(start)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "123456",
        "18446744073709551616",
        "99999999999999999999",
        "154181505356009681x",
        "-541815053560096810",
        "１５４１８１５０５３５６００９６８１０"
      })
  void tellsNothingOfOtherIds(String id) {
    assertThat(BuildId.startOf(id), equalTo(Optional.empty()));
  }
}
