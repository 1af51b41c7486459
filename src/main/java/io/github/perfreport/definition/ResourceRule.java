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
 */
public record ResourceRule(String resource, Pattern spec, List<String> artifacts, List<String> only)
    implements Serializable {

  /** Copies the lists, so that a rule never changes. */
  public ResourceRule {
    artifacts = List.copyOf(artifacts);
    only = List.copyOf(only);
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
        && only.equals(rule.only);
  }

  @Override
  public int hashCode() {
    return Objects.hash(resource, Objects.toString(spec), artifacts, only);
  }
}
