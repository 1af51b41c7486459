package io.github.perfreport.formats;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a text to its end. A text in another format is no error; it has no measurements. No input
 * causes an exception other than the stream's own.
 */
@FunctionalInterface
public interface FormatReader {

  /**
   * Passes measurements to {@code found}, and texts that look like one but are not taken.
   *
   * @param text the bytes, already decompressed; the caller closes it
   * @param place the file's path, for formats whose file names have a meaning
   * @throws IOException if the stream fails
   */
  void read(InputStream text, String place, Found found) throws IOException;
}
