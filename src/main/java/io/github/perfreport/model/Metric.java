package io.github.perfreport.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Derives a metric's unit and direction from its name, if no group has the metric. */
public final class Metric {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  private static final Pattern WORD_ENDS =
      Pattern.compile("[._-]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Set<String> FAILURES =
      Set.of("error", "errors", "failure", "failures", "failed");
  private static final Set<String> SPEEDS =
      Set.of("throughput", "rate", "ops", "qps", "rps", "tps");
  private static final Pattern PER_SECOND = Pattern.compile("(?i)per[._-]?s(ec(ond)?)?(?![a-z])");
  private static final Set<String> COSTS =
      Set.of(
          "latency",
          "latencies",
          "duration",
          "durations",
          "time",
          "seconds",
          "milliseconds",
          "millis",
          "microseconds",
          "nanoseconds",
          "ms",
          "ns",
          "bytes",
          "memory",
          "allocs",
          "cpu");

  /** Units by the end of a name, after the last dash, as the formats of other tools write it. */
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("s", "s"),
          Map.entry("s_op", "s/op"),
          Map.entry("s_iter", "s/iter"),
          Map.entry("B", "B"),
          Map.entry("B_op", "B/op"),
          Map.entry("B_s", "B/s"),
          Map.entry("allocs_op", "allocs/op"),
          Map.entry("op_s", "op/s"),
          Map.entry("ops_s", "ops/s"),
          Map.entry("1_s", "1/s"),
          Map.entry("pods_s", "pods/s"),
          Map.entry("req_s", "req/s"));

  private static final Set<String> COST_UNITS =
      Set.of("s", "s/op", "s/iter", "B", "B/op", "allocs/op");

  private Metric() {}

  /** Whether the name can be part of a path. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The unit of a metric's values; empty for a plain number. */
  public static String unitOf(String metric) {
    int dash = metric.lastIndexOf('-');
    boolean isRate = PER_SECOND.matcher(metric).find();
    return dash < 0 || isRate ? "" : UNITS.getOrDefault(metric.substring(dash + 1), "");
  }

  /**
   * The better direction by the metric's name. All known kinds are better lower. For others the
   * unit at the name's end and the words in the name decide: first words for failures (error rate),
   * then rates (bytes per second), then time and space.
   */
  public static Better better(String metric) {
    List<String> words =
        Arrays.stream(WORD_ENDS.split(metric)).map(w -> w.toLowerCase(Locale.ROOT)).toList();
    if (words.stream().anyMatch(FAILURES::contains)) {
      return Better.LOWER;
    }
    String unit = unitOf(metric);
    if (unit.contains("/")) {
      return COST_UNITS.contains(unit) ? Better.LOWER : Better.HIGHER;
    }
    if (words.stream().anyMatch(SPEEDS::contains) || PER_SECOND.matcher(metric).find()) {
      return Better.HIGHER;
    }
    boolean isCost = COST_UNITS.contains(unit) || words.stream().anyMatch(COSTS::contains);
    return isCost ? Better.LOWER : Better.UNKNOWN;
  }
}
