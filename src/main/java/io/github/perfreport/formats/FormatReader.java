package io.github.perfreport.formats;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a text to its end. A text that is not of the format is no error: nothing is found in it. No
 * input causes an exception other than the stream's own.
 */
@FunctionalInterface
public interface FormatReader {

  /**
   * Hands measurements, and what looks like one but is not taken, to {@code found}.
   *
   * @param text the bytes, already decompressed; the caller closes it
   * @param place the file's path, for formats whose file names have a meaning
   * @throws IOException if the stream fails
   */
  void read(InputStream text, String place, Found found) throws IOException;
}
