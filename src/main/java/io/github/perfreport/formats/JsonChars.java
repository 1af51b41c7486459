package io.github.perfreport.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The characters of a text with one character of foresight. */
final class JsonChars {

  static final int END = -1;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStreamReader reader;
  private final char[] buffer = new char[1 << 13];
  private int next;
  private int filled;
  private long line = 1;

  JsonChars(InputStream bytes) throws IOException {
    PushbackInputStream start = new PushbackInputStream(bytes, 2);
    reader = new InputStreamReader(start, charset(start));
  }

  /** The character that {@link #take} gives next, or {@link #END}. */
  int peek() throws IOException {
    return next < filled || fill() ? buffer[next] : END;
  }

  /** The next character, or {@link #END}. */
  int take() throws IOException {
    int c = peek();
    if (c != END) {
      next++;
      line += c == '\n' ? 1 : 0;
    }
    return c;
  }

  /** The next character that is no white space; it is not taken. */
  int peekAfterSpace() throws IOException {
    int c = peek();
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == BYTE_ORDER_MARK) {
      take();
      c = peek();
    }
    return c;
  }

  /** The number of the line, from 1. */
  long line() {
    return line;
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, reader.read(buffer));
    return filled > 0;
  }

  /** UTF-16 where its mark is at the start, as PowerShell writes it; else UTF-8. */
  private static Charset charset(PushbackInputStream start) throws IOException {
    byte[] mark = start.readNBytes(2);
    start.unread(mark);
    boolean utf16 = mark.length == 2 && (mark[0] & 0xff) + (mark[1] & 0xff) == 0xff + 0xfe;
    return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }
}
