package io.github.perfreport.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.definition.DefinitionYaml.ResourceYaml;
import java.util.LinkedHashMap;
import java.util.Map;

/** The unchecked keys of a resource that is read from another tool's output. */
final class FormatRuleYaml {

  private final String key;
  private final ResourceYaml yaml;

  /**
   * Takes the keys.
   *
   * @param key the resource's key with the definition's file, for errors
   */
  FormatRuleYaml(String key, ResourceYaml yaml) {
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
        new OutputSourceYaml(key, entry()).alternatives(yaml.from()),
        new ValueRuleYaml(key, yaml).rule());
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

  private OutputSourceYaml.EntryYaml entry() {
    return new OutputSourceYaml.EntryYaml(
        null, null, yaml.take(), yaml.leave(), yaml.name(), yaml.combine());
  }

  private void check(boolean condition, String what) {
    if (!condition) {
      throw new UsageException(key + what);
    }
  }
}
