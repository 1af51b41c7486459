package io.github.perfreport.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.definition.DefinitionYaml.ResourceYaml;
import io.github.perfreport.model.Better;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The unchecked keys {@code better}, {@code zero}, {@code range} and {@code unit} of a resource.
 */
final class ValueRuleYaml {

  /** The pattern that matches every metric. */
  private static final String ANY = "*";

  /** The unchecked keys below {@code range}. */
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
   * Checks the keys and makes the rule.
   *
   * @throws UsageException if a key's value is invalid; the message names the key
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
    String of = metric.equals(ANY) ? "" : "." + metric;
    return MetricGroupsYaml.direction(key + ".better" + of, text);
  }

  private Boolean zero() {
    return yaml.zero() == null ? null : MetricGroupsYaml.isAbsent(key + ".zero", yaml.zero());
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
      throw new UsageException(key + what);
    }
  }
}
