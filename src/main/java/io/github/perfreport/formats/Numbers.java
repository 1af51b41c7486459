package io.github.perfreport.formats;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Reads numbers exactly as printed. The format knows the notation; it is never guessed from the
 * text. The result is empty for texts that aren't numbers, such as {@code NaN}, {@code inf} and
 * {@code N/A}.
 */
public final class Numbers {

  /** No tool prints more digits; a longer number is damage, and slow to compute with. */
  private static final int LONGEST = 400;

  private static final int MAX_EXPONENT = 400;

  private static final Map<Character, BigDecimal> DECIMAL =
      Map.of(
          'k', BigDecimal.valueOf(1_000L),
          'K', BigDecimal.valueOf(1_000L),
          'M', BigDecimal.valueOf(1_000_000L),
          'G', BigDecimal.valueOf(1_000_000_000L),
          'T', BigDecimal.valueOf(1_000_000_000_000L));

  private static final Map<Character, BigDecimal> BINARY =
      Map.of(
          'k', BigDecimal.valueOf(1L << 10),
          'K', BigDecimal.valueOf(1L << 10),
          'M', BigDecimal.valueOf(1L << 20),
          'G', BigDecimal.valueOf(1L << 30),
          'T', BigDecimal.valueOf(1L << 40));

  private Numbers() {}

  /** {@code 12}, {@code -1.5}, {@code 3e-07}. */
  public static Optional<BigDecimal> plain(String text) {
    return isPlain(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** {@code 13,967,756.30}: commas between groups of three digits; or without commas. */
  public static Optional<BigDecimal> grouped(String text) {
    return text.indexOf(',') < 0 || isGrouped(text)
        ? plain(text.replace(",", ""))
        : Optional.empty();
  }

  /** {@code 0,317} or {@code 0.317}: the decimal separator is the machine's language's. */
  public static Optional<BigDecimal> anyDecimalSeparator(String text) {
    return plain(text.replace(',', '.'));
  }

  /** {@code 11.19k}: a number with a suffix for a power of 1000, or without one. */
  public static Optional<BigDecimal> decimalSuffix(String text) {
    return suffix(text, DECIMAL);
  }

  /** {@code 11.19k}, {@code 2.5u}: a number with a suffix for a power of 1000 or of 1/1000. */
  public static Optional<BigDecimal> siSuffix(String text) {
    int last = text.length() - 1;
    int power = last < 0 ? -1 : "munp".indexOf(text.charAt(last));
    return power < 0
        ? decimalSuffix(text)
        : plain(text.substring(0, last)).map(n -> n.movePointLeft(3 * (power + 1)));
  }

  /** {@code 201.673Gi}, {@code 1.5M}: a number with a suffix for a power of 1024. */
  public static Optional<BigDecimal> binarySuffix(String text) {
    return suffix(text.endsWith("i") ? text.substring(0, text.length() - 1) : text, BINARY);
  }

  private static Optional<BigDecimal> suffix(String text, Map<Character, BigDecimal> factors) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int last = text.length() - 1;
    BigDecimal factor = factors.get(text.charAt(last));
    return factor == null ? plain(text) : plain(text.substring(0, last)).map(factor::multiply);
  }

  private static boolean isGrouped(String text) {
    int end = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int comma = text.indexOf(',');
    boolean zeroFirst = text.charAt(start) == '0';
    if (zeroFirst || comma == start || comma > start + 3 || text.lastIndexOf(',') > end) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if ((text.charAt(i) == ',') != ((end - i) % 4 == 0)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    int length = text.length();
    if (length == 0 || length > LONGEST) {
      return false;
    }
    int digits = sign(text, 0);
    int point = digits(text, digits);
    int end = point < length && text.charAt(point) == '.' ? digits(text, point + 1) : point;
    boolean any = point > digits || end > point + 1;
    return any && (end == length || isExponent(text, end));
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int digits = sign(text, at + 1);
    int end = digits(text, digits);
    boolean sane = end > digits && end - digits <= 3;
    return sane
        && end == text.length()
        && Integer.parseInt(text.substring(digits, end)) <= MAX_EXPONENT;
  }

  private static int sign(String text, int at) {
    boolean signed = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    return signed ? at + 1 : at;
  }

  /** The index after the digits that begin there. */
  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
