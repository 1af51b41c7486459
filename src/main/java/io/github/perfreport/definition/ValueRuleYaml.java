package io.github.perfreport.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.definition.DefinitionYaml.ResourceYaml;
import io.github.perfreport.model.Better;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys {@code better}, {@code zero}, {@code range}, {@code unit} of a resource. */
final class ValueRuleYaml {

  /** Of a name that any metric may have. */
  private static final String ANY = "*";

  /** The keys below {@code range} as they are written. */
  record RangeYaml(Double min, Double max) {}

  private final String key;
  private final ResourceYaml yaml;

  /**
   * Takes the keys.
   *
   * @param key the resource's key with the definition's file, for errors
   */
  ValueRuleYaml(String key, ResourceYaml yaml) {
    this.key = key;
    this.yaml = yaml;
  }

  /**
   * The rule that they make.
   *
   * @throws UsageException if a key says something that can't be; the message names it
   */
  ValueRule rule() {
    RangeYaml range = yaml.range() == null ? new RangeYaml(null, null) : yaml.range();
    check(
        yaml.range() == null || range.min() != null || range.max() != null,
        ".range: needs a min or a max");
    check(
        range.min() == null || range.max() == null || range.min() <= range.max(),
        ".range: the min " + range.min() + " is above the max " + range.max());
    return new ValueRule(units(), directions(), zero(), range.min(), range.max());
  }

  private PatternMap<String> units() {
    JsonNode unit = yaml.unit();
    return unit == null || !unit.isObject()
        ? PatternMap.none()
        : new PatternMap<>(texts(".unit", unit));
  }

  private PatternMap<Better> directions() {
    Map<String, Better> directions = new LinkedHashMap<>();
    if (yaml.better() != null) {
      texts(".better", yaml.better())
          .forEach((metric, text) -> directions.put(metric, direction(metric, text)));
    }
    return new PatternMap<>(directions);
  }

  private Better direction(String metric, String text) {
    return switch (text) {
      case "lower" -> Better.LOWER;
      case "higher" -> Better.HIGHER;
      case "neither" -> Better.NEITHER;
      default -> {
        String of = metric.equals(ANY) ? "" : "." + metric;
        throw mistake(".better" + of + ": '" + text + "' is none of lower, higher, neither");
      }
    };
  }

  private Boolean zero() {
    if (yaml.zero() == null) {
      return null;
    }
    check(
        yaml.zero().equals("value") || yaml.zero().equals("absent"),
        ".zero: '" + yaml.zero() + "' is none of value, absent");
    return yaml.zero().equals("absent");
  }

  /** A text for all metrics, or a map of texts by pattern. */
  private Map<String, String> texts(String name, JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (node.isObject()) {
      node.properties().forEach(entry -> texts.put(entry.getKey(), text(name, entry.getValue())));
    } else {
      texts.put(ANY, text(name, node));
    }
    return texts;
  }

  private String text(String name, JsonNode node) {
    check(
        node.isTextual() && !node.textValue().isBlank(),
        name + ": needs a text, or a map of texts by pattern");
    return node.textValue();
  }

  private void check(boolean condition, String what) {
    if (!condition) {
      throw mistake(what);
    }
  }

  private UsageException mistake(String what) {
    return new UsageException(key + what);
  }
}
