package io.github.perfreport.reporting;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "20, 20",
    "22.166, 22.2",
    "311.7, 312",
    "999999999999999, 999999999999999",
    "1e15, 1.00E+15",
    "-1e150, -1.00E+150",
    "0.000094, 0.000094",
    "5e-324, 4.94E-324"
  })
  void aNumberIsShort(double value, String text) {
    assertThat(Phrases.number(value), is(text));
  }

  @ParameterizedTest
  @CsvSource({
    "20, 30, +50 %",
    "20, 60, ×3",
    "30, 20, −33.3 %",
    "0, 5, from 0",
    "0, 0, from 0",
    "1e-300, 1e150, from nearly 0",
    "1e-300, -1e150, from nearly 0",
    "1e-150, 1e150, ×1.00E+300"
  })
  void aSizeIsTheDifferenceToTheLevelBefore(double before, double after, String text) {
    assertThat(Phrases.size(before, after), is(text));
  }

  @Property
  void anySizeHasWords(@ForAll double before, @ForAll double after) {
    assertThat(Phrases.size(before, after).length(), lessThan(25));
  }
}
