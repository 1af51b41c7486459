package io.github.perfreport.formats;

import java.util.function.Consumer;

/** Strips a log line's additions: time, colours, overwritten text, a logger's format. */
final class Envelope {

  /** Deeper nesting is not unwrapped, which bounds the cost of a hostile line. */
  private static final int MOST_PREFIXES = 8;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /**
   * A line as it was printed.
   *
   * @param text the text
   * @param logged true if it is a logger's message
   */
  record Line(String text, boolean logged) {}

  private Envelope() {}

  /** Passes on the lines in a line: usually one; a logged message may have several. */
  static void open(String raw, Consumer<Line> out) {
    Terminal.shown(raw, shown -> withoutPrefixes(shown, out));
  }

  private static void withoutPrefixes(String shown, Consumer<Line> out) {
    String text = shown;
    boolean logged = false;
    for (int i = 0; i < MOST_PREFIXES; i++) {
      int prefix = Prefixes.end(text);
      String message = prefix == 0 ? LogMessage.of(text) : null;
      if (message != null) {
        text = message;
        logged = true;
      } else if (prefix > 0) {
        text = text.substring(prefix);
      } else {
        break;
      }
    }
    hand(text, logged, out);
  }

  private static void hand(String text, boolean logged, Consumer<Line> out) {
    if (logged && text.indexOf('\n') >= 0) {
      text.lines().forEach(line -> out.accept(new Line(line, true)));
    } else {
      out.accept(new Line(text, logged));
    }
  }

  static boolean isByteOrderMark(char c) {
    return c == BYTE_ORDER_MARK;
  }
}
