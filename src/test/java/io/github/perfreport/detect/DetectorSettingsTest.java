package io.github.perfreport.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "1, 4, .7, .001, minPoints must be at least 2: 1.0",
    "5, 0, .7, .001, minEvidence must be above 0: 0.0",
    "5, NaN, .7, .001, minEvidence must be above 0: NaN",
    "5, 4, .5, .001, 'minSuperiority must be above .5, up to 1: 0.5'",
    "5, 4, 1.1, .001, 'minSuperiority must be above .5, up to 1: 1.1'",
    "5, 4, .7, 0, maxPValue must be between 0 and 1: 0.0",
    "5, 4, .7, 1, maxPValue must be between 0 and 1: 1.0",
  })
  void refusesWhatIsOutOfRange(
      int points, double evidence, double superiority, double p, String message) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new DetectorSettings(points, evidence, superiority, 10, p));
    assertThat(e.getMessage(), is(message));
  }
}
