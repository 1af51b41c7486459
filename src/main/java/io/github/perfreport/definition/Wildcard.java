package io.github.perfreport.definition;

/** Patterns in which {@code *} stands for any run of characters, none included. */
public final class Wildcard {

  private Wildcard() {}

  /** Whether a pattern stands for more than one text. */
  public static boolean isWild(String pattern) {
    return pattern.indexOf('*') >= 0;
  }

  /**
   * Whether a text is one that a pattern stands for. Each part between two {@code *} is taken where
   * it comes first, so that a long text costs no more than a look at it for each part.
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
