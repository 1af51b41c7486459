package io.github.perfreport.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a text if a tag, or the text between two tags, is longer than the limit. */
final class TagBound extends FilterInputStream {

  private final int maxBytes;
  private int sinceTag;
  private boolean tooLong;
  private IOException failure;

  TagBound(InputStream text, int maxBytes) {
    super(text);
    this.maxBytes = maxBytes;
  }

  /** Skips to a character; false if the text doesn't have it. */
  boolean skipsTo(char first) throws IOException {
    mark(1);
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == first) {
        in.reset();
        return true;
      }
      in.mark(1);
    }
    return false;
  }

  /** True if the limit ended the text. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Fails if the stream itself has failed. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = tooLong ? -1 : readOrRemember(bytes, offset, length);
    for (int i = offset; i < offset + count; i++) {
      sinceTag = bytes[i] == '>' ? 0 : sinceTag + 1;
      tooLong |= sinceTag > maxBytes;
    }
    return tooLong ? -1 : count;
  }

  private int readOrRemember(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
