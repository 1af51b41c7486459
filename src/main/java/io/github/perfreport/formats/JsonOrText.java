package io.github.perfreport.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a text with JSON by one reader, and any other text by another. */
final class JsonOrText implements FormatReader {

  private static final int HEAD = 1 << 16;

  private final FormatReader json;
  private final FormatReader text;
  private final boolean atStart;

  private JsonOrText(FormatReader json, FormatReader text, boolean atStart) {
    this.json = json;
    this.text = text;
    this.atStart = atStart;
  }

  /** A text is JSON if it begins with a bracket. */
  static FormatReader atStart(FormatReader json, FormatReader text) {
    return new JsonOrText(json, text, true);
  }

  /** A text has JSON if one of its first lines begins with a bracket. */
  static FormatReader withinText(FormatReader json, FormatReader text) {
    return new JsonOrText(json, text, false);
  }

  @Override
  public void read(InputStream bytes, String place, Found found) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(Utf8Stream.of(bytes), HEAD);
    (isJson(buffered) ? json : text).read(buffered, place, found);
  }

  private boolean isJson(BufferedInputStream text) throws IOException {
    if (JsonChars.beginsWithJson(text)) {
      return true;
    }
    text.mark(HEAD);
    String head = new String(text.readNBytes(HEAD - 1), StandardCharsets.UTF_8);
    text.reset();
    return !atStart && head.contains("\n{");
  }
}
