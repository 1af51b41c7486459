package io.github.perfreport.definition;

/** Patterns in which {@code *} matches any characters or none. */
public final class Wildcard {

  private Wildcard() {}

  /** Whether a pattern may match more than one text. */
  public static boolean isWild(String pattern) {
    return pattern.indexOf('*') >= 0;
  }

  /**
   * Whether a pattern matches a text. Each part between two {@code *} is matched at its first
   * occurrence, so the cost is at most one pass over the text for each part.
   */
  public static boolean matches(String pattern, String text) {
    if (!isWild(pattern)) {
      return text.equals(pattern);
    }
    String[] parts = pattern.split("\\*", -1);
    String last = parts[parts.length - 1];
    if (!text.startsWith(parts[0])) {
      return false;
    }
    int from = parts[0].length();
    for (int i = 1; i < parts.length - 1; i++) {
      int at = text.indexOf(parts[i], from);
      if (at < 0) {
        return false;
      }
      from = at + parts[i].length();
    }
    return text.length() - from >= last.length() && text.endsWith(last);
  }
}
