package io.github.perfreport.formats;

import java.io.IOException;
import java.io.Reader;

/** The lines of a log as one text. */
final class LinesReader extends Reader {

  private final Lines lines;
  private String line = "";
  private int at;

  LinesReader(Lines lines) {
    this.lines = lines;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (at == line.length() && !next()) {
      return -1;
    }
    int count = Math.min(length, line.length() - at);
    line.getChars(at, at + count, buffer, offset);
    at += count;
    return count;
  }

  private boolean next() throws IOException {
    String text = lines.next();
    line = text + "\n";
    at = 0;
    return text != null;
  }

  @Override
  public void close() {
    // The caller of a reader closes the text.
  }
}
