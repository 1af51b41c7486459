package io.github.perfreport.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A window that moves over a log of any length. It offers two ways forward: {@link #seekMark()},
 * which runs through noise at memory speed, and {@link #nextLine()}, line by line. The bytes just
 * behind the position stay readable, {@value #HISTORY} of them.
 *
 * <p>The window grows up to the given limit for a line that is longer, so memory is bounded however
 * long the lines are; what is over the limit is cut off that line.
 */
final class LogWindow {

  /** How far one can look back: a report's head, or a line of skip marks. */
  static final int HISTORY = 16 * 1024;

  /** Begins what a block holds. */
  static final byte[] VALUES = "\"Values\"".getBytes(StandardCharsets.US_ASCII);

  /** Ends the line before captured output, "Begin Captured StdOut/StdErr Output >>". */
  private static final byte[] CAPTURED = "utput >>".getBytes(StandardCharsets.US_ASCII);

  private static final int INITIAL = 256 * 1024;
  private static final int MARK = VALUES.length;
  private static final byte[] SHIFT = shifts(VALUES, CAPTURED);

  private final InputStream in;
  private final int maxLine;
  private byte[] buffer = new byte[INITIAL];
  private long start;
  private int position;
  private int limit;
  private boolean ended;
  private IOException failure;
  private int lineStart;
  private int lineEnd;
  private boolean lineCut;
  private int lineBreak;

  LogWindow(InputStream in, int maxLine) {
    this.in = in;
    this.maxLine = Math.max(maxLine, INITIAL);
  }

  byte[] bytes() {
    return buffer;
  }

  /** Index in {@link #bytes()} of the next byte to be read. */
  int position() {
    return position;
  }

  /** The position's distance from the log's first byte. */
  long offset() {
    return start + position;
  }

  int lineStart() {
    return lineStart;
  }

  /** The end of the line's text, its line break not included. */
  int lineEnd() {
    return lineEnd;
  }

  void moveTo(int index) {
    position = index;
  }

  /** Moves into a line whose beginning was used up; what follows is a line of its own. */
  void breakLineAt(int index) {
    position = index;
    lineBreak = index;
  }

  /** Where the line around an index begins, as far as one can look back. */
  int lineStartOf(int index) {
    int earliest = Math.max(Math.max(0, lineBreak), index - HISTORY);
    int at = index;
    while (at > earliest && buffer[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /** Moves to the next mark, or to the end of the log: true if there is one. */
  boolean seekMark() {
    while (true) {
      int at = position + MARK - 1;
      byte[] b = buffer;
      int end = limit;
      while (at < end) {
        int shift = SHIFT[b[at] & 0xff];
        if (shift != 0) {
          at += shift;
        } else if (isAt(b, at - MARK + 1, VALUES) || isAt(b, at - MARK + 1, CAPTURED)) {
          position = at - MARK + 1;
          return true;
        } else {
          at++;
        }
      }
      position = Math.max(position, Math.min(at - MARK + 1, limit));
      if (!fill()) {
        position = limit;
        return false;
      }
    }
  }

  boolean isAtValues() {
    return isAt(buffer, position, VALUES);
  }

  /** Reads the line at the position and moves behind it: false at the end of the log. */
  boolean nextLine() {
    int at = position;
    while (true) {
      for (; at < limit; at++) {
        if (buffer[at] == '\n') {
          takeLine(at, at + 1);
          return true;
        }
      }
      int read = at - position;
      if (read >= maxLine) {
        cutLine();
        return true;
      }
      if (!fill()) {
        boolean any = position < limit;
        takeLine(limit, limit);
        return any;
      }
      at = position + read;
    }
  }

  /** Whether the line was longer than the limit, so that only its beginning is there. */
  boolean isLineCut() {
    return lineCut;
  }

  private void takeLine(int end, int next) {
    lineCut = false;
    lineStart = position;
    lineEnd = end > lineStart && buffer[end - 1] == '\r' ? end - 1 : end;
    position = next;
  }

  /** Takes what is in the window as the line and skips the rest of it. */
  private void cutLine() {
    byte[] head = Arrays.copyOfRange(buffer, position, Math.min(limit, position + HISTORY));
    boolean more = true;
    while (more) {
      int at = position;
      while (at < limit && buffer[at] != '\n') {
        at++;
      }
      position = at;
      more = at == limit && fill();
    }
    // The head is put where it can be read; the rest of the line is gone.
    lineCut = true;
    int behind = Math.min(position, head.length);
    System.arraycopy(head, 0, buffer, position - behind, behind);
    lineStart = position - behind;
    lineEnd = position;
    position = Math.min(limit, position + 1);
  }

  /** Reads more behind what is there, moving or growing the window as needed. */
  private boolean fill() {
    if (ended) {
      return false;
    }
    int keep = Math.max(0, position - HISTORY);
    if (limit == buffer.length && keep > 0) {
      System.arraycopy(buffer, keep, buffer, 0, limit - keep);
      start += keep;
      position -= keep;
      limit -= keep;
      lineBreak -= keep;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = read();
    limit += Math.max(0, read);
    ended = read < 0;
    return read > 0;
  }

  /** Reads at least a byte; a log that can't be read on ends there, as {@link #finish()} tells. */
  private int read() {
    try {
      int read;
      do {
        read = in.read(buffer, limit, buffer.length - limit);
      } while (read == 0);
      return read;
    } catch (IOException e) {
      failure = e;
      return -1;
    }
  }

  /**
   * Ends the reading.
   *
   * @throws IOException if the log could not be read to its end
   */
  void finish() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private static boolean isAt(byte[] b, int index, byte[] mark) {
    if (index < 0 || index + mark.length > b.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (b[index + i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** How far the window of a mark may move on when its last byte is b (Horspool 1980). */
  private static byte[] shifts(byte[]... marks) {
    byte[] shift = new byte[256];
    Arrays.fill(shift, (byte) MARK);
    for (byte[] mark : marks) {
      for (int i = 0; i < MARK; i++) {
        int b = mark[i] & 0xff;
        shift[b] = (byte) Math.min(shift[b], MARK - 1 - i);
      }
    }
    return shift;
  }
}
