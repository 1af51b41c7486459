package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "^score: (?P<value>\\d+)$ ! 'score: '",
        "took (?P<value>\\S+) seconds ! ' seconds'",
        "a\\.b\\[c (?P<value>.) ! 'a.b[c '",
        "colou?r (?P<value>.) ! colo",
        "items+x (?P<value>.) ! items",
        "none{0}here (?P<value>.) ! 'here '",
        "x[abc]yes[]z]no (?P<value>.) ! yes",
        "(?:maybe)? (?P<value>.)[)(]tail ! tail",
        "\\pLgreek \\x41\\x{42}nnn (?P<value>.) ! 'greek '",
        "this|that (?P<value>.) ! ''",
        "(?i)Score: (?P<value>.) ! ''",
        "\\Qa.b\\E long text (?P<value>.) ! ''",
        "ab (?P<value>[^|]+) ! ''",
        "x (?P<value>(a\\)b[)])c) more ! ' more'",
      })
  void theLongestTextThatEveryMatchHolds(String pattern, String text) {
    assertThat(RequiredText.of(pattern.strip()), is(text));
  }
}
