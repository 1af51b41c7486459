package io.github.perfreport.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Formats numbers as JSON in the fewest characters that keep seven significant digits. */
public final class SevenDigits {

  private static final MathContext SEVEN = new MathContext(7);
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private SevenDigits() {}

  /** The number; {@code null} if it is NaN or infinite. Whole numbers keep all their digits. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return "null";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e15) {
      return Long.toString((long) value);
    }
    return size >= 1e-3 && size < 1e6 ? plain(value, size) : scientific(value);
  }

  /** The usual case, without BigDecimal for speed: a page has tens of thousands of values. */
  private static String plain(double value, double size) {
    int decimals = 6;
    for (double limit = 10; decimals > 0 && size >= limit; limit *= 10) {
      decimals--;
    }
    for (double limit = 1; size < limit; limit /= 10) {
      decimals++;
    }
    decimals = Math.min(decimals, POWERS.length - 1);
    long scaled = Math.round(size * POWERS[decimals]);
    while (decimals > 0 && scaled % 10 == 0) {
      scaled /= 10;
      decimals--;
    }
    String digits = Long.toString(scaled);
    StringBuilder text = new StringBuilder(value < 0 ? "-" : "");
    if (decimals == 0) {
      return text.append(digits).toString();
    }
    int whole = digits.length() - decimals;
    if (whole <= 0) {
      return text.append("0.").append("0".repeat(-whole)).append(digits).toString();
    }
    return text.append(digits, 0, whole)
        .append('.')
        .append(digits, whole, digits.length())
        .toString();
  }

  private static String scientific(double value) {
    return new BigDecimal(value).round(SEVEN).stripTrailingZeros().toString();
  }
}
