package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lines that match a pattern, for tools without a format here. Patterns are RE2's, whose time is
 * linear in the text. Their groups are {@code value}, perhaps {@code unit}; each other group is a
 * field.
 */
final class LineFormat implements LogFormat {

  private static final String PATTERN = "pattern";
  private static final String UNIT = "unit";

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public List<String> presets() {
    return LinePresets.NAMES;
  }

  @Override
  public Set<String> keys() {
    return Set.of(PATTERN, UNIT);
  }

  @Override
  public List<String> fields() {
    return List.of("name", "metric", "stat");
  }

  @Override
  public String nameTemplate() {
    return "{name}-{metric}-{stat}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    LineRules rules = settings.preset().isEmpty() ? ofKeys(settings) : preset(settings.preset());
    return (text, place, found) -> {
      Lines lines = new Lines(text, settings, found);
      LineSections sections = new LineSections(rules, found);
      String line = lines.next(sections.marks());
      while (line != null) {
        sections.add(line);
        line = lines.next(sections.marks());
      }
      sections.end();
    };
  }

  private static LineRules preset(String name) {
    return LinePresets.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "lines: there is no preset " + name + "; see " + LinePresets.NAMES));
  }

  private static LineRules ofKeys(FormatSettings settings) {
    String unit = text(settings.keys().get(UNIT), UNIT);
    LineRules.Builder rules = LineRules.builder();
    for (String pattern : patterns(settings.keys().get(PATTERN))) {
      try {
        rules.groups(pattern, unit);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "pattern: " + pattern + ": " + e.getMessage() + "; RE2's syntax is meant", e);
      }
    }
    return rules.marks(marks(settings)).build();
  }

  /** None unless each pattern has one. */
  private static String[] marks(FormatSettings settings) {
    List<String> marks =
        patterns(settings.keys().get(PATTERN)).stream().map(RequiredText::of).toList();
    return marks.contains("") ? new String[0] : marks.toArray(String[]::new);
  }

  private static List<String> patterns(JsonNode node) {
    List<String> patterns = new ArrayList<>();
    if (node != null && node.isArray()) {
      node.forEach(each -> patterns.add(text(each, PATTERN)));
    } else {
      patterns.add(text(node, PATTERN));
    }
    patterns.removeIf(String::isEmpty);
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException(
          "lines needs a pattern, or one of the presets " + String.join(", ", LinePresets.NAMES));
    }
    return patterns;
  }

  private static String text(JsonNode node, String key) {
    if (node != null && !node.isTextual()) {
      throw new IllegalArgumentException(key + ": a text is expected");
    }
    return node == null ? "" : node.textValue();
  }
}
