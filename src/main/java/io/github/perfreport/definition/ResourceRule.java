package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How the blocks of one resource are known. The order of a lane's rules is that of their specs in
 * the source.
 *
 * @param resource the resource's name
 * @param spec found in the name of the Ginkgo spec that printed the block; null where blocks carry
 *     no spec's name
 * @param artifacts paths below the run's folder where the same block may stand as a file, the
 *     preferred one first
 * @param only metrics that only a block of this resource, or of another that lists them, can have
 * @param format how it is read from another tool's output; null for KubeVirt's blocks
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

  /** Whether blocks of this resource are told by a spec's name. */
  public boolean isNamed() {
    return spec != null;
  }

  /** Whether a spec of this name prints blocks of this resource. */
  public boolean matches(String specName) {
    return spec != null && spec.matcher(specName).find();
  }

  /** Patterns are equal if their text is; {@link Pattern} itself does not say so. */
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
