package io.github.perfreport.compare;

import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Run;
import io.github.perfreport.reporting.Phrases;
import io.github.perfreport.reporting.RunLinks;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes comparisons as the comment of a pull request: what got worse and what to do first, the
 * rest folded. Its first line is the same in each comment and not shown, so that a bot finds the
 * comment it has to update.
 */
public final class ComparisonMarkdown {

  /** The first line of each comment. */
  public static final String MARKER = "<!-- perf-report-creator compare -->";

  private static final String HEAD =
      "| | metric | this change | expected | difference |\n|---|---|--:|--:|--:|\n";

  private final StringBuilder text = new StringBuilder();

  /** The comment on lanes. */
  public String render(List<Comparison> comparisons) {
    line(MARKER);
    line("### " + title(comparisons) + "\n");
    comparisons.forEach(this::write);
    return text.toString().strip();
  }

  private static String title(List<Comparison> comparisons) {
    if (comparisons.stream().anyMatch(Comparison::isWorse)) {
      return "⚠️ Performance: this change makes something slower or more costly";
    }
    if (comparisons.stream().allMatch(comparison -> comparison.compared().isEmpty())) {
      return "❔ Performance: nothing could be compared";
    }
    return "✅ Performance: nothing got worse";
  }

  private void write(Comparison comparison) {
    line("**" + comparison.lane().name() + "**: " + ComparisonText.headline(comparison) + ".\n");
    if (comparison.compared().isEmpty()) {
      line(Phrases.capital(ComparisonText.reason(comparison)) + ".\n");
    }
    writeDifferent(comparison);
    if (comparison.isWorse()) {
      line(whatToDo(comparison) + "\n");
    }
    writeRest(comparison);
  }

  private void writeDifferent(Comparison comparison) {
    List<MetricComparison> different =
        comparison.compared().stream().filter(metric -> metric.outcome() != Outcome.SAME).toList();
    if (different.isEmpty()) {
      return;
    }
    text.append(HEAD);
    for (MetricComparison metric : different) {
      Outcome outcome = metric.outcome();
      line("| %s %s | %s |".formatted(sign(outcome), outcome.words(), cells(metric)));
    }
    text.append('\n');
    different.stream()
        .filter(metric -> !MetricGroups.infoOf(metric.series()).description().isEmpty())
        .forEach(
            metric ->
                line(
                    "- `%s` is %s."
                        .formatted(
                            metric.series().metric(),
                            MetricGroups.infoOf(metric.series()).description())));
    text.append('\n');
  }

  private static String sign(Outcome outcome) {
    return switch (outcome) {
      case WORSE -> "🔴";
      case BETTER -> "🟢";
      default -> "🟡";
    };
  }

  private static String cells(MetricComparison metric) {
    return "%s | %s | %s | %s"
        .formatted(
            name(metric),
            ComparisonText.value(metric),
            ComparisonText.expected(metric),
            ComparisonText.size(metric));
  }

  private static String name(MetricComparison metric) {
    return "`" + metric.series().metric() + "` (" + metric.series().resource() + ")";
  }

  private static String whatToDo(Comparison comparison) {
    String again =
        comparison.runs().size() == 1
            ? " To be surer, run the job again: with two runs, both have to be beyond the expected range."
            : "";
    return "**What to do:** if the cost is meant, say so here. Otherwise look for what makes the calls or"
        + " takes the time."
        + again;
  }

  private void writeRest(Comparison comparison) {
    line("<details><summary>What was compared, and how small a change would be seen</summary>\n");
    line(ComparisonText.basis(comparison) + " " + ComparisonText.sensitivity(comparison) + "\n");
    line("Runs: " + runs(comparison) + ".\n");
    List<MetricComparison> same = comparison.of(Outcome.SAME);
    if (!same.isEmpty()) {
      line("| metric | this change | expected | difference | is seen from | with 3 runs |");
      line("|---|--:|--:|--:|--:|--:|");
      same.forEach(this::writeSame);
      text.append('\n');
    }
    writeNames("Too little history", comparison.of(Outcome.TOO_FEW_RUNS));
    writeNames("Not measured by each run of this change", comparison.of(Outcome.NOT_MEASURED));
    line("</details>\n");
  }

  private void writeSame(MetricComparison metric) {
    line(
        "| %s | %s | %s |"
            .formatted(
                cells(metric),
                ComparisonText.percent(metric.visible(metric.range())),
                ComparisonText.percent(metric.visible(metric.ofThreeRuns()))));
  }

  private void writeNames(String title, List<MetricComparison> metrics) {
    if (!metrics.isEmpty()) {
      line(
          title
              + ": "
              + metrics.stream().map(ComparisonMarkdown::name).collect(Collectors.joining(", "))
              + ".\n");
    }
  }

  private static String runs(Comparison comparison) {
    return comparison.runs().stream()
        .map(ComparisonMarkdown::run)
        .collect(Collectors.joining(", "));
  }

  private static String run(Run run) {
    String commit = RunLinks.shortCommit(run).map(c -> ", commit `" + c + "`").orElse("");
    return "`" + run.id() + "` of " + Phrases.time(run) + commit;
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
