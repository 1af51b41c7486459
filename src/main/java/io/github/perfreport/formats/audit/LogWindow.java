package io.github.perfreport.formats.audit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A window that moves over a log of any length. It offers two ways forward: {@link #seekSign()},
 * which runs through noise at memory speed, and {@link #nextLine()}, line by line. The {@value
 * #HISTORY} bytes before the position stay readable.
 *
 * <p>The window grows up to the given limit for a line that is longer, so memory is bounded for
 * lines of any length; the part over the limit is cut off.
 */
final class LogWindow {

  /** The bytes kept before the position: enough for a report's head, or a line of skip marks. */
  static final int HISTORY = 16 * 1024;

  /** Begins a block's content. */
  static final byte[] VALUES = ascii("\"Values\"");

  /** Ginkgo's mark of a spec that ended. */
  static final byte[] BULLET = {(byte) 0xe2, (byte) 0x80, (byte) 0xa2};

  /** Its mark of a spec that was tried again. */
  static final byte[] RETRIED = {(byte) 0xe2, (byte) 0x86, (byte) 0xba};

  /** The signs at which a reader of logs stops. */
  enum Sign {
    /** The key of a block's metrics. */
    VALUES(LogWindow.VALUES),
    /** The line before or after captured output, "Captured StdOut/StdErr Output >>". */
    CAPTURED(ascii("StdErr O")),
    /** At least eight dashes. */
    RULE(ascii("--------")),
    /** At least eight equals signs. */
    UNDERLINE(ascii("========")),
    /** Ginkgo's count of specs, "Ran 3 of 1406 Specs": few words in a log begin so. */
    COUNT(ascii("Ran ")),
    /** Ginkgo's mark of a spec that ended, • or ↺. */
    MARK(BULLET);

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
    private final byte[] text;

    Sign(byte[] text) {
      this.text = text;
    }
  }

  private static final int INITIAL = 256 * 1024;

  /** The length of the signs that are found by a table of shifts. */
  private static final int LONG = VALUES.length;

  private static final byte[] SHIFT = shifts(Sign.VALUES, Sign.CAPTURED, Sign.RULE, Sign.UNDERLINE);

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long CAPITAL_R = 'R' * ONES;

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
  private Sign sign;
  private Sign longSign;
  private long longSignAt = -1;
  private long searched;

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

  /**
   * Moves to an offset of the log. Unlike an index, an offset stays right while the window moves
   * on.
   */
  void moveToOffset(long offset) {
    position = (int) Math.max(0, offset - start);
  }

  /** Continues in the middle of a line; the rest is treated as a new line. */
  void breakLineAt(int index) {
    position = index;
    lineBreak = index;
  }

  /** The beginning of the line around an index, as far as the kept bytes reach. */
  int lineStartOf(int index) {
    int earliest = Math.max(Math.max(0, lineBreak), index - HISTORY);
    int at = index;
    while (at > earliest && buffer[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /** Moves to the next sign, or to the end of the log: true if there is one. */
  boolean seekSign() {
    while (true) {
      int at = nextLongSign();
      int shortAt = nextShortSign(position, at < 0 ? limit : at);
      if (shortAt >= 0) {
        position = shortAt;
        sign = buffer[shortAt] < 0 ? Sign.MARK : Sign.COUNT;
        return true;
      }
      if (at >= 0) {
        position = at;
        sign = longSign;
        return true;
      }
      position = Math.max(position, limit - LONG + 1);
      if (!fill()) {
        position = limit;
        return false;
      }
    }
  }

  /** The sign at which {@link #seekSign()} stopped. */
  Sign sign() {
    return sign;
  }

  /**
   * Index of the next long sign at or after the position, or -1. It is remembered, as short ones
   * may stand before it.
   */
  private int nextLongSign() {
    if (longSignAt >= start + position) {
      return (int) (longSignAt - start);
    }
    byte[] b = buffer;
    int end = limit;
    int at = (int) Math.max(position, searched - start) + LONG - 1;
    while (at < end) {
      int shift = SHIFT[b[at] & 0xff];
      if (shift != 0) {
        at += shift;
      } else {
        if (isLongSign(at - LONG + 1)) {
          longSignAt = start + at - LONG + 1;
          searched = longSignAt + 1;
          return at - LONG + 1;
        }
        at++;
      }
    }
    searched = start + at - LONG + 1;
    return -1;
  }

  private boolean isLongSign(int index) {
    longSign =
        switch (buffer[index + LONG - 1]) {
          case '"' -> Sign.VALUES;
          case 'O' -> Sign.CAPTURED;
          case '-' -> Sign.RULE;
          default -> Sign.UNDERLINE;
        };
    return isAt(buffer, index, longSign.text);
  }

  /** Index of the next short sign between two indices, or -1. */
  private int nextShortSign(int from, int to) {
    byte[] b = buffer;
    for (int i = skipPlain(from, to); i < to; i = skipPlain(i + 1, to)) {
      byte x = b[i];
      if (x < 0 ? isMark(i) : x == 'R' && isShortSign(Sign.COUNT.text, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Skips bytes that begin no short sign, eight at a time: it doubles the speed over noise. */
  private int skipPlain(int from, int to) {
    int i = from;
    while (i + Long.BYTES <= to) {
      long eight = (long) EIGHT.get(buffer, i);
      long capitalR = eight ^ CAPITAL_R;
      long zero = (capitalR - ONES) & ~capitalR;
      if (((zero | eight) & HIGH_BITS) != 0) {
        return i + Long.numberOfTrailingZeros((zero | eight) & HIGH_BITS) / Byte.SIZE;
      }
      i += Long.BYTES;
    }
    while (i < to && buffer[i] >= 0 && buffer[i] != 'R') {
      i++;
    }
    return i;
  }

  private boolean isMark(int index) {
    return buffer[index] == BULLET[0]
        && (isShortSign(BULLET, index) || isShortSign(RETRIED, index));
  }

  private boolean isShortSign(byte[] sign, int index) {
    return index + sign.length <= limit && isAt(buffer, index, sign);
  }

  /** Whether the line at the position ends within a number of bytes. */
  boolean isLineWithin(int most) {
    int length = 0;
    while (length <= most) {
      int at = position + length;
      if (at == limit && !fill()) {
        return true;
      }
      if (buffer[position + length] == '\n') {
        return true;
      }
      length++;
    }
    return false;
  }

  /** Reads the line at the position and moves after it: false at the end of the log. */
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

  /** Whether the line was longer than the limit, so that only its beginning was read. */
  boolean isLineCut() {
    return lineCut;
  }

  private void takeLine(int end, int next) {
    lineCut = false;
    lineStart = position;
    lineEnd = end > lineStart && buffer[end - 1] == '\r' ? end - 1 : end;
    position = next;
  }

  /** Takes the window's content as the line and skips the line's rest. */
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
    // The head is copied to a readable position; the line's rest is gone.
    lineCut = true;
    int behind = Math.min(position, head.length);
    System.arraycopy(head, 0, buffer, position - behind, behind);
    lineStart = position - behind;
    lineEnd = position;
    position = Math.min(limit, position + 1);
  }

  /** Reads more bytes, and moves or grows the window as needed. */
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

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
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

  /** How far the search for long signs may move on when its last byte is b (Horspool 1980). */
  private static byte[] shifts(Sign... signs) {
    byte[] shift = new byte[256];
    Arrays.fill(shift, (byte) LONG);
    for (Sign sign : signs) {
      for (int i = 0; i < LONG; i++) {
        int b = sign.text[i] & 0xff;
        shift[b] = (byte) Math.min(shift[b], LONG - 1 - i);
      }
    }
    return shift;
  }
}
