package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The rule by which a resource's measurements are read from a tool's output.
 *
 * @param format the format's name, with a preset behind a colon, such as {@code json:hyperfine}
 * @param keys the values of the format's own keys, each as JSON
 * @param from places of the output, of which the first with a measurement counts: {@code log}, or a
 *     path below the run's folder, with {@code *} in its last part
 * @param take the values of measurements to take, by field, with {@code *}; empty for all
 * @param leave the values of measurements to leave out, by field
 * @param name the template of a metric's name; null for the format's own
 * @param combine how several values of one metric in a run are combined
 * @param values the definition's settings for the numbers, which override the format's
 */
public record FormatRule(
    String format,
    Map<String, String> keys,
    List<String> from,
    Map<String, List<String>> take,
    Map<String, List<String>> leave,
    String name,
    Combine combine,
    ValueRule values)
    implements Serializable {

  /** The entry of {@code from} that means the run's log. */
  public static final String LOG = "log";

  /** A key of some formats; for all others it overrides the printed unit. */
  public static final String UNIT = "unit";

  /** How several values of one metric in a run are combined. */
  public enum Combine {
    MEDIAN,
    MEAN,
    MIN,
    MAX,
    SUM,
    /** The last value in the text. */
    LAST,
    /** No value; the account has a row. */
    REFUSE
  }

  /** Copies the collections. */
  public FormatRule {
    keys = Map.copyOf(keys);
    from = List.copyOf(from);
    take = Map.copyOf(take);
    leave = Map.copyOf(leave);
  }

  /** A rule that takes everything that a format reads from the run's log. */
  public static FormatRule of(String format) {
    return new FormatRule(
        format, Map.of(), List.of(LOG), Map.of(), Map.of(), null, Combine.MEDIAN, ValueRule.NONE);
  }
}
