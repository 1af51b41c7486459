package io.github.perfreport.formats;

import java.math.BigDecimal;
import java.util.Optional;

/** Durations as Go prints them: {@code 1h2m3.5s}, {@code 4.84ms}. */
final class Durations {

  private static final String[] UNITS = {"ns", "us", "µs", "μs", "ms", "h", "m", "s"};

  private Durations() {}

  /** The duration in seconds; empty if the text isn't a duration. */
  static Optional<BigDecimal> seconds(String text) {
    BigDecimal sum = BigDecimal.ZERO;
    int at = text.startsWith("-") ? 1 : 0;
    if (at == text.length()) {
      return Optional.empty();
    }
    while (at < text.length()) {
      int end = behindNumber(text, at);
      Optional<BigDecimal> number = Numbers.plain(text.substring(at, end));
      String unit = unit(text, end);
      if (number.isEmpty() || unit.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(Units.base(number.get(), unit).value());
      at = end + unit.length();
    }
    return Optional.of(text.startsWith("-") ? sum.negate() : sum);
  }

  private static int behindNumber(String text, int from) {
    int i = from;
    while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
      i++;
    }
    return i;
  }

  private static String unit(String text, int at) {
    for (String unit : UNITS) {
      if (text.startsWith(unit, at)) {
        return unit;
      }
    }
    return "";
  }
}
