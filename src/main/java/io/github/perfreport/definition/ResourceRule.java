package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How the blocks of one resource are known.
 *
 * @param resource the resource's name
 * @param spec found in the name of the Ginkgo spec that printed the block; null where blocks carry
 *     no spec's name and all are of this resource
 * @param artifacts paths below the run's folder where the same block may stand as a file, the
 *     preferred one first
 */
public record ResourceRule(String resource, Pattern spec, List<String> artifacts)
    implements Serializable {

  /** Copies the list, so that a rule never changes. */
  public ResourceRule {
    artifacts = List.copyOf(artifacts);
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
        && artifacts.equals(rule.artifacts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(resource, Objects.toString(spec), artifacts);
  }
}
