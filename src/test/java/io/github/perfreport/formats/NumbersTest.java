package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1.50", "3e-07", ".5", "5.", "+2", "1E+3", "0.1000000000000000001"})
  void numbersStayAsPrinted(String text) {
    assertThat(Numbers.plain(text), is(Optional.of(new BigDecimal(text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NaN",
        "inf",
        "-",
        ".",
        "1e",
        "e5",
        "1.2.3",
        "N/A",
        "≈",
        "1e999999999",
        "1,2",
        "٣",
        "0x1",
        "1 "
      })
  void allElseIsNone(String text) {
    assertThat(Numbers.plain(text), is(Optional.empty()));
  }

  @Test
  void aNumberOfAThousandDigitsIsNone() {
    assertThat(Numbers.plain("1".repeat(1000)), is(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "'13,967,756.30', 13967756.30",
    "'1,110', 1110",
    "'-1,110', -1110",
    "632, 632",
    "'12,34', ",
    "'1234,567', ",
    "',123', ",
    "'1,234,', ",
  })
  void commasGroupThreeDigits(String text, BigDecimal number) {
    assertThat(Numbers.grouped(text), is(Optional.ofNullable(number)));
  }

  @Test
  void suffixesArePowers() {
    assertThat(Numbers.decimalSuffix("11.19k"), is(Optional.of(new BigDecimal("11190.00"))));
    assertThat(Numbers.decimalSuffix("7"), is(Optional.of(new BigDecimal("7"))));
    assertThat(Numbers.siSuffix("2.5u"), is(Optional.of(new BigDecimal("0.0000025"))));
    assertThat(Numbers.siSuffix("2.5k"), is(Optional.of(new BigDecimal("2500.0"))));
    assertThat(Numbers.siSuffix(""), is(Optional.empty()));
    assertThat(Numbers.binarySuffix("2Ki"), is(Optional.of(new BigDecimal("2048"))));
    assertThat(Numbers.binarySuffix("nan"), is(Optional.empty()));
    assertThat(Numbers.anyDecimalSeparator("0,317"), is(Optional.of(new BigDecimal("0.317"))));
  }
}
