package io.github.perfreport.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The events of {@code go test -json}. A result is split over several events, and parallel packages
 * are interleaved. So the output is joined by package into lines.
 */
final class GoEvents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int maxChars;
  private final BiConsumer<String, String> out;
  private final Map<String, StringBuilder> begun = new LinkedHashMap<>();
  private int held;

  /** Passes on lines with their package. */
  GoEvents(int maxChars, BiConsumer<String, String> out) {
    this.maxChars = maxChars;
    this.out = out;
  }

  /** False if the line isn't an event. */
  boolean add(String line) {
    if (!line.startsWith("{") || !line.contains("\"Action\"")) {
      return false;
    }
    try {
      JsonNode event = JSON.readTree(line);
      if (event.path("Output").isTextual()) {
        output(event.path("Package").asText(), event.path("Output").textValue());
      }
    } catch (JsonProcessingException cut) {
      return false;
    }
    return true;
  }

  /** Ends the text. */
  void end() {
    begun.forEach((pkg, text) -> out.accept(pkg, text.toString()));
    begun.clear();
    held = 0;
  }

  private void output(String pkg, String text) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      out.accept(pkg, finished(pkg) + text.substring(from, end));
      from = end + 1;
    }
    if (from < text.length()) {
      begun.computeIfAbsent(pkg, key -> new StringBuilder()).append(text, from, text.length());
      held += text.length() - from;
    }
    if (held > maxChars) {
      end();
    }
  }

  private String finished(String pkg) {
    StringBuilder text = begun.remove(pkg);
    held -= text == null ? 0 : text.length();
    return text == null ? "" : text.toString();
  }
}
