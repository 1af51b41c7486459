package io.github.perfreport.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a metric measures, in words for someone who never saw its name. */
public final class MetricText {

  private static final Pattern LATENCY =
      Pattern.compile("([a-z]+)([A-Z][a-z]+)To([A-Z][a-z]+)SecondsP(\\d+)");
  private static final Pattern CALLS = Pattern.compile("([A-Z]+)-(.+)-count");
  private static final Pattern USE =
      Pattern.compile("(avg|min|max)Virt(API|Controller|Handler)(Memory|CPU).*");

  private MetricText() {}

  /** A phrase without a dot at its end; empty where the name doesn't tell. */
  public static String describe(String metric) {
    return switch (Metric.kindOf(metric)) {
      case LATENCY -> latency(metric);
      case API_CALLS -> calls(metric);
      case CPU, MEMORY -> use(metric);
      case WORK_QUEUE -> queue(metric);
      case OTHER -> "";
    };
  }

  private static String latency(String metric) {
    Matcher name = LATENCY.matcher(metric);
    return name.matches()
        ? "the time that %s %% of a run's %ss took at most from %s to %s"
            .formatted(
                name.group(4),
                name.group(1).equals("vmi") ? "virtual machine instance" : name.group(1),
                lowerCase(name.group(2)),
                lowerCase(name.group(3)))
        : "a percentile of how long something took";
  }

  private static String lowerCase(String word) {
    return word.toLowerCase(java.util.Locale.ROOT);
  }

  private static String calls(String metric) {
    Matcher name = CALLS.matcher(metric);
    return name.matches()
        ? "the number of %s calls for %s to the Kubernetes API during one run, as Prometheus estimates it%s"
            .formatted(name.group(1), name.group(2), cost(name.group(1)))
        : "";
  }

  /** What the two verbs do whose cost their name doesn't tell. */
  private static String cost(String verb) {
    return switch (verb) {
      case "LIST" -> "; a LIST reads all of them at once";
      case "WATCH" -> "; a WATCH is told of each change from then on";
      default -> "";
    };
  }

  private static String use(String metric) {
    Matcher name = USE.matcher(metric);
    if (!name.matches()) {
      return "";
    }
    String statistic =
        switch (name.group(1)) {
          case "avg" -> "average";
          case "min" -> "least";
          default -> "greatest";
        };
    return "the %s %s use of KubeVirt's virt-%s during a run"
        .formatted(
            statistic,
            name.group(3).equals("CPU") ? "CPU" : "memory",
            name.group(2).toLowerCase(java.util.Locale.ROOT));
  }

  private static String queue(String metric) {
    if (metric.endsWith("AddRate")) {
      return "how many items a second were added to virt-controller's work queue during a run";
    }
    return metric.endsWith("Depth")
        ? "how many items waited in virt-controller's work queue during a run"
        : "the time that 99 % of the items waited at most in virt-controller's work queue";
  }
}
