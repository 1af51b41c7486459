package io.github.perfreport.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a text with one character of lookahead. If the text doesn't begin with JSON,
 * the additions of a CI system are stripped from its lines.
 */
final class JsonChars {

  static final int END = -1;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int HEAD = 1 << 13;

  private final Reader reader;
  private final char[] buffer = new char[1 << 13];
  private int next;
  private int filled;
  private long line = 1;

  JsonChars(InputStream bytes, FormatSettings settings, Found found) throws IOException {
    BufferedInputStream text = new BufferedInputStream(Utf8Stream.of(bytes), HEAD);
    reader =
        beginsWithJson(text)
            ? new InputStreamReader(text, StandardCharsets.UTF_8)
            : new LinesReader(new Lines(text, settings, found));
  }

  /** The character that {@link #take} returns next, or {@link #END}. */
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

  /** True if the first thing in the text is a JSON object, or an array of such. */
  static boolean beginsWithJson(BufferedInputStream text) throws IOException {
    text.mark(HEAD);
    String head = new String(text.readNBytes(HEAD - 1), StandardCharsets.UTF_8);
    text.reset();
    String json = head.replace(BYTE_ORDER_MARK, ' ').stripLeading();
    return json.startsWith("{")
        || (json.startsWith("[") && json.substring(1).stripLeading().matches("(?s)[{\\[\\]].*"));
  }
}
