package io.github.perfreport.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/**
 * A log's text, decompressed where its first two bytes say that it is gzip, whatever its name or
 * the store says. A stream that expands like no log does is broken off: it is a bomb.
 */
public final class LogStream extends FilterInputStream {

  private static final int BUFFER = 64 * 1024;

  /** Where the compressed log is damaged, the piece with the damage is lost and no more. */
  private static final int PIECE = 8 * 1024;

  /** Real logs shrink to a tenth or a thirtieth; a run of one byte to a thousandth. */
  private static final long MAX_RATIO = 500;

  /** A small log may be as repetitive as it likes. */
  private static final long RATIO_COUNTS_FROM = 1L << 30;

  private final Counting compressed;
  private long expanded;

  private LogStream(Counting compressed) throws IOException {
    super(new GZIPInputStream(compressed, BUFFER));
    this.compressed = compressed;
  }

  /** Opens a file's text. */
  public static InputStream open(String path) throws IOException {
    return of(Folder.open(path));
  }

  /** The text of a log. */
  public static InputStream of(InputStream raw) throws IOException {
    PushbackInputStream log = new PushbackInputStream(raw, 2);
    byte[] magic = log.readNBytes(2);
    log.unread(magic);
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    return gzip ? new LogStream(new Counting(log)) : log;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, Math.min(length, PIECE));
    expanded += Math.max(0, read);
    if (expanded > RATIO_COUNTS_FROM && expanded / MAX_RATIO > compressed.count) {
      throw new IOException(
          "expands to more than " + MAX_RATIO + " times its size, as no log does");
    }
    return read;
  }

  /** Counts what is read of the compressed log. */
  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    /** A log may be several gzip files in one; the JDK looks for more only where this says so. */
    @Override
    public int available() {
      return 1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
