package io.github.perfreport.formats;

import java.util.ArrayList;
import java.util.List;

/**
 * A name with fields in braces, such as {@code {pkg}/{name}-{unit}}. If a measurement lacks a
 * field, the text before the field is left out too.
 */
public final class NameTemplate {

  private final List<Part> parts = new ArrayList<>();
  private final String end;

  private record Part(String before, String field) {}

  public NameTemplate(String template) {
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      int close = template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      parts.add(new Part(template.substring(from, open), template.substring(open + 1, close)));
      from = close + 1;
    }
    end = template.substring(from);
  }

  /** The fields that the template names, in its order. */
  public List<String> fields() {
    return parts.stream().map(Part::field).toList();
  }

  /** The name of a measurement. {@code unit} is a field as well. */
  public String of(Measurement measurement) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String value = value(measurement, parts.get(i).field());
      if (!value.isEmpty()) {
        boolean lacksFirst = i > 0 && name.isEmpty();
        name.append(lacksFirst ? "" : parts.get(i).before()).append(value);
      }
    }
    return name.append(end).toString();
  }

  private static String value(Measurement measurement, String field) {
    return field.equals("unit") ? measurement.unit() : measurement.fields().getOrDefault(field, "");
  }
}
