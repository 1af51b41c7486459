package io.github.perfreport.storage;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much JSON as the double speaks, so that it starts on the JDK alone. */
final class FakeGcsJson {
  private FakeGcsJson() {}

  /** Writes a map, list, number, boolean or text; a map's null values are left out. */
  static String write(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .filter(entry -> entry.getValue() != null)
          .map(entry -> write(entry.getKey()) + ":" + write(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(FakeGcsJson::write).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof String text ? quote(text) : String.valueOf(value);
  }

  /** The value of a plain text field at any depth, or null. Good for metadata a client sends. */
  static String field(String json, String name) {
    Matcher matcher =
        Pattern.compile("\"" + Pattern.quote(name) + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static String quote(String text) {
    return text.chars().mapToObj(FakeGcsJson::escape).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escape(int character) {
    return switch (character) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default ->
          character < ' ' ? String.format("\\u%04x", character) : String.valueOf((char) character);
    };
  }
}
