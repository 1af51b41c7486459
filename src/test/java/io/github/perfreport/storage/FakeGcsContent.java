package io.github.perfreport.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an object, opened at any offset; an implementation may make them up as it goes. */
interface FakeGcsContent {

  /** Size in bytes. */
  long size();

  /** Opens the bytes from {@code offset} (0 to {@link #size()}) to the end. */
  InputStream open(long offset) throws IOException;

  /** Bytes held in memory. The array is not copied. */
  static FakeGcsContent of(byte[] bytes) {
    return new FakeGcsContent() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open(long offset) {
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
      }
    };
  }

  /** A file, read anew for each call. */
  static FakeGcsContent of(Path file) {
    return new FakeGcsContent() {
      @Override
      public long size() {
        try {
          return Files.size(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public InputStream open(long offset) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(offset);
        return in;
      }
    };
  }

  /** {@code size} bytes, the pattern over and over: a log of gigabytes that takes no memory. */
  static FakeGcsContent repeating(byte[] pattern, long size) {
    return new FakeGcsContent() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open(long offset) {
        return new Repeating(pattern, offset, size);
      }
    };
  }

  /** A pattern from one position of an endless row to another. */
  final class Repeating extends InputStream {
    private final byte[] pattern;
    private final long end;
    private long position;

    Repeating(byte[] pattern, long position, long end) {
      this.pattern = pattern;
      this.position = position;
      this.end = end;
    }

    @Override
    public int read() {
      return position < end ? pattern[(int) (position++ % pattern.length)] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (position >= end) {
        return -1;
      }
      int at = (int) (position % pattern.length);
      int count = (int) Math.min(Math.min(length, pattern.length - at), end - position);
      System.arraycopy(pattern, at, buffer, offset, count);
      position += count;
      return count;
    }
  }
}
