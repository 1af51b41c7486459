package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How the measurements of a resource are read from the output of a tool.
 *
 * @param format the format's name, with a preset behind a colon, such as {@code json:hyperfine}
 * @param keys the values of the format's own keys, each as JSON
 * @param from where the output is, the first that has a measurement counts: {@code log}, or a path
 *     below the run's folder, with {@code *} in its last part
 * @param take by field, the values of measurements that are taken, with {@code *}; empty for all
 * @param leave by field, the values of measurements that are left out
 * @param name the template of a metric's name; null for the format's own
 * @param combine what becomes of several values of one metric in a run
 * @param values what is said of the numbers, against their format
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

  /** A key of some formats; of all others it overrules the unit that they print. */
  public static final String UNIT = "unit";

  /** What becomes of several values of one metric in a run. */
  public enum Combine {
    MEDIAN,
    MEAN,
    MIN,
    MAX,
    SUM,
    /** The last in the order of the text. */
    LAST,
    /** The metric is left out, with a row. */
    REFUSE
  }

  /** Copies the collections. */
  public FormatRule {
    keys = Map.copyOf(keys);
    from = List.copyOf(from);
    take = Map.copyOf(take);
    leave = Map.copyOf(leave);
  }

  /** All that a format reads from the run's log. */
  public static FormatRule of(String format) {
    return new FormatRule(
        format, Map.of(), List.of(LOG), Map.of(), Map.of(), null, Combine.MEDIAN, ValueRule.NONE);
  }
}
