package io.github.perfreport.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.definition.DefinitionYaml.ResourceYaml;
import io.github.perfreport.definition.FormatRule.Combine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The unchecked keys of a resource that is read from another tool's output. */
final class FormatRuleYaml {

  private final String place;
  private final String key;
  private final ResourceYaml yaml;

  /**
   * Takes the keys.
   *
   * @param place the definition's file, for errors
   * @param key the resource's key, {@code resources.name}
   */
  FormatRuleYaml(String place, String key, ResourceYaml yaml) {
    this.place = place;
    this.key = key;
    this.yaml = yaml;
  }

  /**
   * Checks the keys and makes the rule.
   *
   * @throws UsageException if a key's value is invalid; the message names the key
   */
  FormatRule rule() {
    check(
        yaml.spec() == null && yaml.artifact() == null && yaml.artifacts() == null,
        ".format: spec and artifact are for KubeVirt's blocks; 'from' says where a file is");
    return new FormatRule(
        yaml.format(),
        keys(),
        from(),
        values("take", yaml.take()),
        values("leave", yaml.leave()),
        yaml.name(),
        combine(),
        new ValueRuleYaml(place + ": " + key, yaml).rule());
  }

  private Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    put(keys, "each", yaml.each());
    put(keys, "id", yaml.id());
    put(keys, "value", yaml.value());
    if (yaml.unit() != null && !yaml.unit().isObject()) {
      put(keys, FormatRule.UNIT, yaml.unit());
    }
    put(keys, "pattern", yaml.pattern());
    return keys;
  }

  private static void put(Map<String, String> keys, String name, JsonNode value) {
    if (value != null && !value.isNull()) {
      keys.put(name, value.toString());
    }
  }

  private List<String> from() {
    List<String> from = yaml.from() == null ? List.of(FormatRule.LOG) : yaml.from();
    check(!from.isEmpty(), ".from: is empty");
    for (String path : from) {
      check(
          path != null && Definition.isBelow(path.replace('*', 'x')),
          ".from: '" + path + "' is no path below a run's folder");
      int last = path.lastIndexOf('/');
      check(
          last < 0 || path.indexOf('*') < 0 || path.indexOf('*') > last,
          ".from: '" + path + "': a * can be in the last part only");
    }
    return from;
  }

  private Map<String, List<String>> values(String name, Map<String, JsonNode> fields) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (fields != null) {
      fields.forEach((field, value) -> values.put(field, texts(name + "." + field, value)));
    }
    return values;
  }

  private List<String> texts(String name, JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> texts.add(element.asText()));
    } else {
      texts.add(value.asText());
    }
    check(!texts.isEmpty() && !value.isObject(), "." + name + ": needs a text or a list of texts");
    return texts;
  }

  private Combine combine() {
    if (yaml.combine() == null) {
      return Combine.MEDIAN;
    }
    String names =
        Arrays.stream(Combine.values())
            .map(combine -> combine.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    check(
        Arrays.asList(names.split(", ", -1)).contains(yaml.combine()),
        ".combine: '" + yaml.combine() + "' is not one of " + names);
    return Combine.valueOf(yaml.combine().toUpperCase(Locale.ROOT));
  }

  private void check(boolean condition, String what) {
    if (!condition) {
      throw new UsageException(place + ": " + key + what);
    }
  }
}
