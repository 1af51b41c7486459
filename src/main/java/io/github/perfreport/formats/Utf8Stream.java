package io.github.perfreport.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Converts UTF-16, which PowerShell writes to files, to UTF-8. */
final class Utf8Stream extends InputStream {

  private static final int CHARS = 1 << 13;

  private final Reader reader;
  private final char[] chars = new char[CHARS];
  private byte[] bytes = {};
  private int at;

  private Utf8Stream(Reader reader) {
    this.reader = reader;
  }

  /** The stream itself unless it begins with the byte order mark of UTF-16. */
  static InputStream of(InputStream text) throws IOException {
    PushbackInputStream in = new PushbackInputStream(text, 2);
    byte[] mark = in.readNBytes(2);
    Charset charset = charset(mark);
    if (charset == null) {
      in.unread(mark);
      return in;
    }
    return new Utf8Stream(new InputStreamReader(in, charset));
  }

  private static Charset charset(byte[] mark) {
    if (mark.length < 2) {
      return null;
    }
    int both = (mark[0] & 0xff) << 8 | (mark[1] & 0xff);
    return both == 0xfffe
        ? StandardCharsets.UTF_16LE
        : both == 0xfeff ? StandardCharsets.UTF_16BE : null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (at == bytes.length && !fill()) {
      return -1;
    }
    int count = Math.min(most, bytes.length - at);
    System.arraycopy(bytes, at, to, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    int count = reader.read(chars);
    if (count < 0) {
      return false;
    }
    bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
    at = 0;
    return true;
  }
}
