package io.github.perfreport.definition;

import io.github.perfreport.definition.DefinitionYaml.ResourceYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The keys of a resource that KubeVirt's audit blocks are read for, as they are written. */
final class AuditRuleYaml {

  /** The spec of blocks that no spec's name tells apart. */
  private static final String NO_SPEC = "none";

  private final String key;
  private final ResourceYaml yaml;

  /**
   * Takes the keys.
   *
   * @param key the resource's key with the definition's file, for errors
   */
  AuditRuleYaml(String key, ResourceYaml yaml) {
    this.key = key;
    this.yaml = yaml;
  }

  /**
   * The rule that they make.
   *
   * @throws UsageException if a key says something that can't be; the message names it
   */
  ResourceRule rule(String resource) {
    for (String other : yaml.keysOfFormats()) {
      throw mistake("." + other + ": needs a 'format', and here KubeVirt's blocks are read");
    }
    return new ResourceRule(resource, spec(), artifacts(), only());
  }

  private Pattern spec() {
    String spec = yaml.spec();
    check(spec != null, ".spec: is missing");
    check(!spec.isBlank(), ".spec: is empty, and would be found in every name");
    try {
      return spec.equals(NO_SPEC) ? null : Pattern.compile(spec);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "%s.spec: not a regular expression: %s: %s".formatted(key, e.getDescription(), spec), e);
    }
  }

  private List<String> artifacts() {
    List<String> artifacts = new ArrayList<>();
    if (yaml.artifact() != null) {
      artifacts.add(yaml.artifact());
    }
    artifacts.addAll(yaml.artifacts() == null ? List.of() : yaml.artifacts());
    for (String artifact : artifacts) {
      check(
          artifact != null && Definition.isBelow(artifact),
          ".artifact: '" + artifact + "' is no path below a run's folder");
    }
    return artifacts;
  }

  private List<String> only() {
    List<String> names = yaml.only() == null ? List.of() : yaml.only();
    return Definition.metricNames(key + ".only", names);
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
