package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFlagsTest {

  @ParameterizedTest
  @CsvSource({
    "-since, --since",
    "-since=168h, --since=168h",
    "-plotly-html=false, --plotly-html=false",
    "-vmi-metrics-list=, --vmi-metrics-list=",
    "--since, --since",
    "-h, -h",
    "-V, -V",
    "-, -",
    "--, --",
    "results, results",
    "-168h, -168h"
  })
  void aFlagWithOneDashGetsASecond(String written, String taken) {
    assertThat(GoFlags.withTwoDashes(written), arrayContaining(taken));
  }
}
