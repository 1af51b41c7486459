package io.github.perfreport.plot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SevenDigitsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "50, 50",
    "12345678, 12345678",
    "111.11111111111111, 111.1111",
    "-111.11111111111111, -111.1111",
    "0.0109812345678, 0.01098123",
    "0.5, 0.5",
    "9.9999999, 10",
    "999999.96, 1000000",
    "1e-9, 1E-9",
    "1.23456789e12, 1234567890000",
    "1.5e300, 1.5E+300",
    "NaN, null",
    "Infinity, null"
  })
  void keepsSevenDigits(double value, String text) {
    assertThat(SevenDigits.of(value), equalTo(text));
  }

  @Property
  void staysWithinHalfAUnitOfTheSeventhDigit(@ForAll double value) {
    if (Double.isFinite(value)) {
      double written = Double.parseDouble(SevenDigits.of(value));
      assertThat(written, closeTo(value, Math.abs(value) * 5.001e-7));
    }
  }

  @Property
  void isShort(@ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
    assertThat(SevenDigits.of(value).length(), lessThanOrEqualTo(14));
    assertThat(new BigDecimal(SevenDigits.of(value)).precision() <= 7, is(true));
  }
}
