package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values by patterns of names, with {@code *}; the first matching pattern counts.
 *
 * @param values in the order of the definition
 */
public record PatternMap<T extends Serializable>(Map<String, T> values) implements Serializable {

  /** Copies the map. */
  public PatternMap {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** An empty map. */
  public static <T extends Serializable> PatternMap<T> none() {
    return new PatternMap<>(Map.of());
  }

  /** The value of the first pattern that matches a name. */
  public Optional<T> of(String name) {
    return values.entrySet().stream()
        .filter(value -> Wildcard.matches(value.getKey(), name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
