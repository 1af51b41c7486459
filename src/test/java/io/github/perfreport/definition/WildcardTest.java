package io.github.perfreport.definition;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a, ab, false",
    "*, '', true",
    "*, any thing, true",
    "a*, a, true",
    "*a, ba, true",
    "a*a, a, false", // one a is not two
    "a*a, aa, true",
    "a*b*c, a-b-b-c, true",
    "a*b*c, a-c-b, false",
    "*b*b*, abab, true",
    "*b*b*, aba, false",
    "a.b, axb, false", // a dot is a dot
    "a**b, ab, true"
  })
  void aStarStandsForAnyRunOfCharacters(String pattern, String text, boolean matches) {
    assertThat(Wildcard.matches(pattern, text), is(matches));
  }

  @Test
  void manyStarsOnALongTextEnd() {
    assertThat(Wildcard.matches("*a".repeat(200) + "*b", "a".repeat(1_000_000)), is(false));
  }
}
