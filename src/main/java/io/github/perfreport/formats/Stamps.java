package io.github.perfreport.formats;

/** Recognises times at the beginning of a line. */
final class Stamps {

  private Stamps() {}

  /**
   * The index after {@code 2026-04-08T06:51:49.7583651Z}, also with a blank for the T, a comma, no
   * fraction, or an offset; -1 if none stands there.
   */
  static int behindIsoTime(String text, int from) {
    int time = from + "2026-04-08T".length();
    if (!fits(text, from, "dddd-dd-dd") || time > text.length()) {
      return -1;
    }
    char between = text.charAt(time - 1);
    if ((between != 'T' && between != ' ') || !fits(text, time, "dd:dd:dd")) {
      return -1;
    }
    return behindZone(text, behindFraction(text, time + "06:51:49".length()));
  }

  /** The index after {@code 06:51:49} or {@code 06:51:49.123}; -1 if none stands there. */
  static int behindClock(String text, int from) {
    return fits(text, from, "dd:dd:dd") ? behindFraction(text, from + "06:51:49".length()) : -1;
  }

  /** The index after {@code Apr 21 06:13:41.920}; -1 if none stands there. */
  static int behindMonthTime(String text, int from) {
    if (!fits(text, from, "Aaa")) {
      return -1;
    }
    int day = from + "Apr ".length();
    if (fits(text, day - 1, " dd ") || fits(text, day - 1, "  d ")) {
      return behindClock(text, day + "21 ".length());
    }
    return -1;
  }

  /**
   * True if the text matches the pattern: d is a digit, a and A are letters, others are themselves.
   */
  static boolean fits(String text, int from, String pattern) {
    if (from < 0 || from + pattern.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      if (!fits(text.charAt(from + i), pattern.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(char c, char pattern) {
    switch (pattern) {
      case 'd':
        return c >= '0' && c <= '9';
      case 'a':
        return c >= 'a' && c <= 'z';
      case 'A':
        return c >= 'A' && c <= 'Z';
      default:
        return c == pattern;
    }
  }

  private static int behindFraction(String text, int at) {
    boolean fraction = fits(text, at, ".d") || fits(text, at, ",d");
    int i = fraction ? at + 1 : at;
    while (fraction && fits(text, i, "d")) {
      i++;
    }
    return i;
  }

  private static int behindZone(String text, int at) {
    if (fits(text, at, "Z")) {
      return at + 1;
    }
    for (String zone : new String[] {"+dd:dd", "-dd:dd", "+dddd", "-dddd"}) {
      if (fits(text, at, zone)) {
        return at + zone.length();
      }
    }
    return at;
  }
}
