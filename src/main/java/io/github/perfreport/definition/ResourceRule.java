package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The rule by which the blocks of one resource are recognised. A lane's rules are in the order of
 * their specs in the source.
 *
 * @param resource the resource's name
 * @param spec matches in the name of the Ginkgo spec that printed the block; null if the log has no
 *     spec names
 * @param artifacts paths below the run's folder that may contain the same block, the preferred one
 *     first
 * @param only metrics that only blocks of this resource can have, or of another resource that lists
 *     them
 * @param format the rule for another tool's output; null for KubeVirt's blocks
 */
public record ResourceRule(
    String resource, Pattern spec, List<String> artifacts, List<String> only, FormatRule format)
    implements Serializable {

  /** A rule for KubeVirt's blocks. */
  public ResourceRule(String resource, Pattern spec, List<String> artifacts, List<String> only) {
    this(resource, spec, artifacts, only, null);
  }

  /** A rule for the output of another tool. */
  public ResourceRule(String resource, FormatRule format) {
    this(resource, null, List.of(), List.of(), format);
  }

  /** Copies the lists, so that a rule never changes. */
  public ResourceRule {
    artifacts = List.copyOf(artifacts);
    only = List.copyOf(only);
  }

  /** Whether KubeVirt's blocks are read, not another tool's output. */
  public boolean isAudit() {
    return format == null;
  }

  /** Whether blocks of this resource are recognised by a spec's name. */
  public boolean isNamed() {
    return spec != null;
  }

  /** Whether a spec of this name prints blocks of this resource. */
  public boolean matches(String specName) {
    return spec != null && spec.matcher(specName).find();
  }

  /** Rules are equal if their patterns' texts are; {@link Pattern} itself compares by identity. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceRule rule
        && resource.equals(rule.resource)
        && Objects.equals(Objects.toString(spec), Objects.toString(rule.spec))
        && artifacts.equals(rule.artifacts)
        && only.equals(rule.only)
        && Objects.equals(format, rule.format);
  }

  @Override
  public int hashCode() {
    return Objects.hash(resource, Objects.toString(spec), artifacts, only, format);
  }
}
