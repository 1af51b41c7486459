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

  /** What the tool's JSON has near its start, in quotes; null if only the start is looked at. */
  private final String key;

  private JsonOrText(FormatReader json, FormatReader text, String key) {
    this.json = json;
    this.text = text;
    this.key = key;
  }

  /** A text is JSON if it begins with a bracket. */
  static FormatReader atStart(FormatReader json, FormatReader text) {
    return new JsonOrText(json, text, null);
  }

  /** JSON is what has a line that begins with a bracket, and a key, within the first lines. */
  static FormatReader withinText(String key, FormatReader json, FormatReader text) {
    return new JsonOrText(json, text, '"' + key + '"');
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
    return key != null && head.contains("\n{") && head.contains(key);
  }
}
