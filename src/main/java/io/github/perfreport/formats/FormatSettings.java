package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Settings of a reader.
 *
 * @param preset one of the format's {@link LogFormat#presets}, or empty
 * @param keys the definition's values of the format's own {@link LogFormat#keys}
 * @param maxBytes the most bytes of one document, or one line, that is kept in memory
 */
public record FormatSettings(String preset, Map<String, JsonNode> keys, int maxBytes) {

  /** The default limit of a document or line: 64 MB. */
  public static final int MAX_BYTES = 64 << 20;

  public FormatSettings {
    keys = Map.copyOf(keys);
  }

  /** Settings without keys of a definition. */
  public static FormatSettings preset(String preset) {
    return new FormatSettings(preset, Map.of(), MAX_BYTES);
  }
}
