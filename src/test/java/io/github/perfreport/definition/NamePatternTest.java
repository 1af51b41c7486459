package io.github.perfreport.definition;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "e2e-k8s-*-sig-performance, e2e-k8s-1.31-sig-performance, true",
    "e2e-k8s-*-sig-performance, e2e-k8s-1.31-sig-performance-kwok, false",
    "e2e-k8s-*-sig-performance, e2e-k8s--sig-performance, true",
    "e2e-k8s-*-sig-performance, xe2e-k8s-1-sig-performance, false",
    "job-1.2, job-1.2, true",
    "job-1.2, job-1x2, false",
    "job-1.*, job-1x2, false",
    "*, anything, true",
    "a**b, ab, true"
  })
  void matchesWholeNames(String pattern, String name, boolean matches) {
    assertThat(new NamePattern(pattern).matches(name), is(matches));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "..", "../x", "a/b", ".hidden", "-x", "a b", "a?", "[ab]", "é"})
  void refusesWhatIsNoName(String text) {
    UsageException refused = assertThrows(UsageException.class, () -> new NamePattern(text));
    assertThat(refused.getMessage(), containsString("can't be the name of a job"));
  }
}
