package io.github.perfreport.formats;

/**
 * The longest text that every match of a pattern holds, as far as it is easily seen: what stands
 * outside groups and classes. Empty if none is.
 */
final class RequiredText {

  /** A shorter text is in every other line. */
  private static final int SHORTEST = 3;

  private static final String ENDS_TEXT = "[(.^$)";

  private final String pattern;
  private final StringBuilder run = new StringBuilder();
  private String longest = "";
  private int at;

  private RequiredText(String pattern) {
    this.pattern = pattern;
  }

  /** The text of a pattern in RE2's syntax. */
  static String of(String pattern) {
    boolean plain =
        pattern.indexOf('|') < 0 && !pattern.contains("(?i") && !pattern.contains("\\Q");
    return plain ? new RequiredText(pattern).find() : "";
  }

  private String find() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '\\') {
        escaped();
      } else if (ENDS_TEXT.indexOf(c) >= 0) {
        end();
        at = c == '(' ? behindGroup() : c == '[' ? behindClass(at) : at + 1;
      } else if ("*?{".indexOf(c) >= 0) {
        run.setLength(Math.max(0, run.length() - 1));
        end();
        at = c == '{' ? Math.max(at, pattern.indexOf('}', at)) + 1 : at + 1;
      } else if (c == '+') {
        end();
        at++;
      } else {
        run.append(c);
        at++;
      }
    }
    end();
    return longest.length() < SHORTEST ? "" : longest;
  }

  private void escaped() {
    char c = at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ';
    if (Character.isLetterOrDigit(c)) {
      end();
      boolean inBraces = (c == 'p' || c == 'P' || c == 'x') && pattern.startsWith("{", at + 2);
      at = inBraces ? Math.max(at, pattern.indexOf('}', at)) + 1 : at + 2;
      skipHex(c, inBraces);
    } else {
      run.append(c);
      at += 2;
    }
  }

  private void skipHex(char c, boolean inBraces) {
    if (c == 'x' && !inBraces) {
      at += 2;
    } else if ((c == 'p' || c == 'P') && !inBraces) {
      at++;
    }
  }

  private void end() {
    longest = run.length() > longest.length() ? run.toString() : longest;
    run.setLength(0);
  }

  private int behindGroup() {
    int depth = 0;
    int i = at;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '[') {
        i = behindClass(i);
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        i += c == '\\' ? 2 : 1;
        if (depth == 0) {
          return i;
        }
      }
    }
    return pattern.length();
  }

  /** A bracket that stands first in a class is one of its characters. */
  private int behindClass(int start) {
    int i = start + (pattern.startsWith("^", start + 1) ? 2 : 1);
    i += pattern.startsWith("]", i) ? 1 : 0;
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      if (pattern.startsWith("[:", i)) {
        i = Math.max(i, pattern.indexOf(":]", i)) + 1;
      }
      i += pattern.charAt(Math.min(i, pattern.length() - 1)) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, pattern.length());
  }
}
