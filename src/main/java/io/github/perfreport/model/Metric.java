package io.github.perfreport.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a metric's name tells: its kind and unit, and what an exact 0 of it means. Names follow the
 * conventions of KubeVirt's perfscale-audit; any other name is of kind {@link Kind#OTHER}.
 */
public final class Metric {

  /** Kinds of metrics, in the order in which a report shows them. */
  public enum Kind {
    /** Durations between two states, percentiles over all objects of a run. */
    LATENCY("Latency", "s"),
    /** Calls of the Kubernetes API during a run, by verb and resource. */
    API_CALLS("API calls", "calls"),
    /** Processor use of a control plane component. */
    CPU("CPU", "cores"),
    /** Memory use of a control plane component. */
    MEMORY("Memory", "MB"),
    /** The state of virt-controller's work queue. */
    WORK_QUEUE("Work queue", ""),
    /** Anything else. */
    OTHER("Other", "");

    private final String title;
    private final String unit;

    Kind(String title, String unit) {
      this.title = title;
      this.unit = unit;
    }

    /** The kind's name for people. */
    public String title() {
      return title;
    }
  }

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
  private static final String PERCENTILE = "SecondsP";
  private static final Pattern API_CALLS =
      Pattern.compile("(LIST|GET|WATCH|CREATE|PATCH|UPDATE|DELETE)-.+-count");

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

  /** Ends of names that another tool's format has made, after the last dash, and their units. */
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

  /** Whether the name has the form that a name needs to become part of a path. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The kind that a metric's name says it is of. */
  public static Kind kindOf(String metric) {
    if (isLatency(metric)) {
      return Kind.LATENCY;
    }
    if (API_CALLS.matcher(metric).matches()) {
      return Kind.API_CALLS;
    }
    if (metric.endsWith("CPUUsage")) {
      return Kind.CPU;
    }
    if (metric.endsWith("MemoryUsageInMB")) {
      return Kind.MEMORY;
    }
    return metric.contains("Workqueue") ? Kind.WORK_QUEUE : Kind.OTHER;
  }

  /** Without a pattern, as it is asked of each metric of each week. */
  private static boolean isLatency(String metric) {
    int at = metric.lastIndexOf(PERCENTILE);
    String percent = at < 0 ? "" : metric.substring(at + PERCENTILE.length());
    return !percent.isEmpty() && percent.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The unit of a metric's values, empty where it is a bare number. */
  public static String unitOf(String metric) {
    Kind kind = kindOf(metric);
    if (kind == Kind.OTHER) {
      int dash = metric.lastIndexOf('-');
      boolean isRate = PER_SECOND.matcher(metric).find();
      return dash < 0 || isRate ? "" : UNITS.getOrDefault(metric.substring(dash + 1), "");
    }
    return metric.endsWith("WorkqueueP99Latency") ? "s" : kind.unit;
  }

  /**
   * The direction that a metric's name says is better: lower for all known kinds, else by the unit
   * at its end and the words of the name, in whatever way they are joined. Failures come first, as
   * of an error rate; then what is done in a time, as bytes per second; then time and space.
   */
  public static Better better(String metric) {
    if (kindOf(metric) != Kind.OTHER) {
      return Better.LOWER;
    }
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

  /**
   * Whether an exact 0 says that nothing was measured. The audit tool prints 0 for a latency
   * percentile without observations; a duration of exactly 0 does not occur.
   */
  public static boolean zeroIsAbsent(String metric) {
    return isLatency(metric);
  }
}
