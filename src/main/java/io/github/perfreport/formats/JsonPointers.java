package io.github.perfreport.formats;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places of the numbers in a JSON document, as a definition's JSON pointers.
 *
 * @param each the steps to an array or object of benchmarks; {@code *} stands for each element
 * @param ids from each benchmark to the texts that name it
 * @param values from each benchmark to its numbers
 * @param unit the unit, or a pointer to it
 */
record JsonPointers(
    List<String> each, List<JsonPointer> ids, List<JsonPointer> values, String unit) {

  private static final String EACH = "each";
  private static final String ID = "id";
  private static final String VALUE = "value";
  private static final String UNIT = "unit";

  /** The keys of a definition. */
  static final Set<String> KEYS = Set.of(EACH, ID, VALUE, UNIT);

  /**
   * Parses the pointers in a definition's keys.
   *
   * @throws IllegalArgumentException if {@code value} is missing, or a pointer is none
   */
  static JsonPointers of(Map<String, JsonNode> keys) {
    if (!keys.containsKey(VALUE)) {
      throw new IllegalArgumentException(
          "json needs a preset, as in json:hyperfine, or a pointer 'value' to the numbers");
    }
    String unit = keys.containsKey(UNIT) ? text(UNIT, keys.get(UNIT)) : "";
    if (unit.startsWith("/")) {
      pointer(UNIT, unit);
    }
    return new JsonPointers(
        each(keys), pointers(ID, keys.get(ID)), pointers(VALUE, keys.get(VALUE)), unit);
  }

  private static List<String> each(Map<String, JsonNode> keys) {
    String each = keys.containsKey(EACH) ? text(EACH, keys.get(EACH)) : "";
    List<String> steps = new ArrayList<>();
    for (JsonPointer p = pointer(EACH, each); !p.matches(); p = p.tail()) {
      steps.add(p.getMatchingProperty());
    }
    return List.copyOf(steps);
  }

  private static List<JsonPointer> pointers(String key, JsonNode value) {
    List<JsonPointer> pointers = new ArrayList<>();
    if (value != null && value.isArray()) {
      value.forEach(one -> pointers.add(pointer(key, text(key, one))));
    } else if (value != null) {
      pointers.add(pointer(key, text(key, value)));
    }
    return List.copyOf(pointers);
  }

  private static JsonPointer pointer(String key, String text) {
    try {
      return JsonPointer.compile(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + key + "' is no JSON pointer, as /stats/median: " + text, e);
    }
  }

  private static String text(String key, JsonNode value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException("'" + key + "' isn't a text: " + value);
    }
    return value.asText();
  }
}
