package io.github.perfreport.compare;

import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.detect.ExpectedRange;
import io.github.perfreport.reporting.Phrases;
import java.util.ArrayList;
import java.util.List;

/** The wording of a comparison for people, the same in every form. */
public final class ComparisonText {

  private ComparisonText() {}

  /** {@code 2 of 45 metrics got worse}. */
  public static String headline(Comparison comparison) {
    int compared = comparison.compared().size();
    if (compared == 0) {
      return "nothing could be compared";
    }
    List<String> parts = new ArrayList<>();
    add(parts, comparison.of(Outcome.WORSE).size(), "got worse");
    add(parts, comparison.of(Outcome.CHANGED).size(), "changed, direction unknown");
    add(parts, comparison.of(Outcome.BETTER).size(), "got better");
    return parts.isEmpty()
        ? "no difference in " + Phrases.count(compared, "metric")
        : String.join(", ", parts) + ", of " + Phrases.count(compared, "metric");
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  /** Why nothing could be compared; only for a comparison without any. */
  public static String reason(Comparison comparison) {
    if (comparison.newest() == null) {
      return "no data under " + comparison.lane().folders().results() + " from before the new run";
    }
    return comparison.of(Outcome.TOO_FEW_RUNS).isEmpty()
        ? "the new run has none of the lane's metrics"
        : "each level has fewer than " + ExpectedRange.MIN_POINTS + " runs";
  }

  /** What was compared with what. */
  static String basis(Comparison comparison) {
    int runs = comparison.runs().size();
    return Phrases.count(runs, "run")
        + " of this change against the runs of "
        + comparison.lane().name()
        + (comparison.newest() == null ? "" : " up to " + Phrases.time(comparison.newest()))
        + ", each metric since its level last changed.";
  }

  /** How small a change the data can show; empty if nothing was compared. */
  static String sensitivity(Comparison comparison) {
    double now = comparison.visible(false);
    if (Double.isNaN(now)) {
      return "";
    }
    int runs = comparison.runs().size();
    String first =
        "With %s a change of %s is seen in half of the metrics"
            .formatted(Phrases.count(runs, "run"), percent(now));
    return runs >= 3
        ? first + "."
        : first + "; with 3 runs, " + percent(comparison.visible(true)) + ".";
  }

  /** {@code 18 %}; a dash where the level is 0. */
  static String percent(double share) {
    return Double.isFinite(share) ? Phrases.number(Math.ceil(100 * share)) + " %" : "–";
  }

  /** {@code 5.6 to 7.1 s}. */
  static String expected(MetricComparison metric) {
    Phrases.Pair range =
        Phrases.Pair.of(metric.range().low(), metric.range().high(), metric.series());
    return range.first() + " to " + range.second();
  }

  /** The value of the new runs with its unit. */
  static String value(MetricComparison metric) {
    return Double.isNaN(metric.value())
        ? "–"
        : Phrases.quantity(metric.value(), MetricGroups.infoOf(metric.series()));
  }

  /** {@code +46 %}, {@code ×3.2}. */
  static String size(MetricComparison metric) {
    return metric.value() == metric.range().level()
        ? "±0 %"
        : Phrases.size(metric.range().level(), metric.value());
  }

  /** {@code LIST-nodes-count of vmi is 315 calls, expected 0.9 to 1.3 calls (×286)}. */
  public static String sentence(MetricComparison metric) {
    return "%s of %s is %s, expected %s (%s)"
        .formatted(
            metric.series().metric(),
            metric.series().resource(),
            value(metric),
            expected(metric),
            size(metric));
  }
}
