package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The rule by which a resource's measurements are read from a tool's output.
 *
 * @param format the format's name, with a preset behind a colon, such as {@code json:hyperfine}
 * @param keys the values of the format's own keys, each as JSON
 * @param from where the output is: the first alternative that has a measurement counts, and all
 *     sources of an alternative are read
 * @param values the definition's settings for the numbers, which override the format's
 */
public record FormatRule(
    String format, Map<String, String> keys, List<List<OutputSource>> from, ValueRule values)
    implements Serializable {

  /** A key of some formats; for all others it overrides the printed unit. */
  public static final String UNIT = "unit";

  /** Copies the collections. */
  public FormatRule {
    keys = Map.copyOf(keys);
    from = from.stream().map(List::copyOf).toList();
  }

  /** A rule that takes everything that a format reads from the run's log. */
  public static FormatRule of(String format) {
    return new FormatRule(format, Map.of(), List.of(List.of(OutputSource.OWN_LOG)), ValueRule.NONE);
  }

  /** The sources of all alternatives. */
  public List<OutputSource> sources() {
    return from.stream().flatMap(List::stream).toList();
  }
}
