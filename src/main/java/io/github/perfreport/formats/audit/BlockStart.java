package io.github.perfreport.formats.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Finds where a block begins: the mark {@code "Values"} with an object after it, the brace before
 * it, and the prefix of each line.
 */
final class BlockStart {

  private static final Pattern MARKS = Pattern.compile("[SP•↺\\s]*\\{");
  private static final Pattern MEMBER = Pattern.compile("\"\\s*:\\s*\\{$");
  private static final int MAX_LINES_BEFORE = 20;
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final LogWindow window;
  private final LogLine line;
  private final LogLine before = new LogLine();
  private LinePrefix prefix = LinePrefix.NONE;
  private int mark;
  private int brace;

  BlockStart(LogWindow window, LogLine line) {
    this.window = window;
    this.line = line;
  }

  /** The prefix of each line of the block. */
  LinePrefix prefix() {
    return prefix;
  }

  /** Index in the line of the mark. */
  int mark() {
    return mark;
  }

  /** Index in the line of the opening brace, or -1 if it is on an earlier line. */
  int brace() {
    return brace;
  }

  /**
   * Reads the line around the mark at which the window stands.
   *
   * @return false if no block begins there
   */
  boolean read() {
    window.moveTo(window.lineStartOf(window.position()));
    window.nextLine();
    line.take(window.bytes(), window.lineStart(), window.lineEnd());
    mark = markIn(line);
    if (mark < 0) {
      return false;
    }
    int last = lastBeforeBlanks(mark);
    brace = last >= line.from() && line.bytes()[last] == '{' ? last : -1;
    prefix = LinePrefix.of(line.bytes(), line.from(), brace < 0 ? mark : brace);
    return true;
  }

  /** Index in a line of a "Values" followed by a colon and an object or null, or -1. */
  static int markIn(LogLine line) {
    int mark = line.indexOf(LogWindow.VALUES, line.from());
    while (mark >= 0 && !isObject(line, mark + LogWindow.VALUES.length)) {
      mark = line.indexOf(LogWindow.VALUES, mark + 1);
    }
    return mark;
  }

  private static boolean isObject(LogLine line, int behindKey) {
    int colon = line.skipBlanks(behindKey);
    if (colon == line.to() || line.bytes()[colon] != ':') {
      return false;
    }
    int value = line.skipBlanks(colon + 1);
    return value < line.to() && (line.bytes()[value] == '{' || isNull(line, value));
  }

  private static boolean isNull(LogLine line, int at) {
    int end = Math.min(line.to(), at + NULL.length);
    return Arrays.equals(line.bytes(), at, end, NULL, 0, NULL.length);
  }

  private int lastBeforeBlanks(int index) {
    int i = index - 1;
    while (i >= line.from() && LinePrefix.isBlank(line.bytes()[i])) {
      i--;
    }
    return i;
  }

  /** Looks for the brace that opens the block in the lines before the mark's. */
  boolean hasBraceBefore() {
    int end = window.lineStart();
    int earliest = Math.max(0, end - LogWindow.HISTORY);
    for (int back = 0; back < MAX_LINES_BEFORE && end > earliest; back++) {
      int start = end - 1;
      while (start > earliest && window.bytes()[start - 1] != '\n') {
        start--;
      }
      before.take(window.bytes(), start, end - 1);
      if (!before.isEmpty() && before.last() == '{') {
        return isOpening(back == 0);
      }
      end = start;
    }
    return false;
  }

  /** Whether the brace on the mark's line opens other JSON, not a block. */
  boolean isMember() {
    int i = brace - 1;
    boolean colon = false;
    while (i >= line.from()
        && (LinePrefix.isBlank(line.bytes()[i]) || (!colon && line.bytes()[i] == ':'))) {
      colon |= line.bytes()[i--] == ':';
    }
    return colon && i >= line.from() && line.bytes()[i] == '"';
  }

  /** Progress marks may precede the brace on its line; on the line before, any text may. */
  private boolean isOpening(boolean adjacent) {
    int text = prefix.skip(before.bytes(), before.from(), before.to());
    String glued = before.text(Math.max(text, before.from()));
    return adjacent ? !MEMBER.matcher(glued).find() : MARKS.matcher(glued).matches();
  }
}
