package io.github.perfreport.formats;

import java.util.Set;

/**
 * The message of a line of logrus: {@code time="…" level=info msg="…" file="…"}, or {@code
 * INFO[2022-11-15 12:05:49] …} as it prints to a terminal and did by default before.
 */
final class LogMessage {

  private static final Set<String> LEVELS =
      Set.of("INFO", "WARN", "ERRO", "DEBU", "TRAC", "FATA", "PANI");

  private static final int LEVEL = 4;

  /** A time in brackets is never longer. */
  private static final int MOST_TIME = 40;

  private LogMessage() {}

  /** The message, without its quotes and escapes; null if it isn't such a line. */
  static String of(String line) {
    if (line.startsWith("time=") || line.startsWith("level=")) {
      return quoted(line);
    }
    boolean level =
        line.length() > LEVEL + 1
            && line.charAt(LEVEL) == '['
            && LEVELS.contains(line.substring(0, LEVEL));
    int close = level ? line.indexOf("] ") : -1;
    return close > 0 && close < MOST_TIME ? line.substring(close + 2).stripTrailing() : null;
  }

  private static String quoted(String line) {
    int start = line.indexOf(" msg=");
    if (start < 0 || !line.contains("level=")) {
      return null;
    }
    int text = start + " msg=".length();
    return line.startsWith("\"", text) ? unescaped(line, text + 1) : word(line, text);
  }

  private static String word(String line, int from) {
    int blank = line.indexOf(' ', from);
    return line.substring(from, blank < 0 ? line.length() : blank);
  }

  private static String unescaped(String line, int from) {
    StringBuilder text = new StringBuilder();
    int i = from;
    while (i < line.length() && line.charAt(i) != '"') {
      if (line.charAt(i) == '\\' && i + 1 < line.length()) {
        i++;
        text.append(unescaped(line.charAt(i)));
      } else {
        text.append(line.charAt(i));
      }
      i++;
    }
    return text.toString();
  }

  private static char unescaped(char c) {
    switch (c) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      default:
        return c;
    }
  }
}
