package io.github.perfreport.release;

import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MetricInfo;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Statistics;
import io.github.perfreport.release.ReleaseComparison.Period;
import io.github.perfreport.release.ReleaseComparison.Row;
import io.github.perfreport.reporting.MarkdownText;
import io.github.perfreport.reporting.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a resource's part of a release's notes, as Markdown for a pull request: its metrics before
 * and since the release, those that stand out first. The same history gives the same text.
 */
public final class ReleaseNotes {

  private ReleaseNotes() {}

  /** The text, with a line break at its end; if there is nothing to compare, it says so. */
  public static String of(ResourceHistory history, List<Marker> lines) {
    List<String> text = new ArrayList<>();
    text.add("## " + history.lane() + ", " + history.resource());
    text.add("");
    Optional<ReleaseComparison> compared = ReleaseComparison.of(history, lines);
    if (compared.isPresent()) {
      compare(compared.get(), text);
    } else {
      text.add("There are no runs on both sides of a dated line, so nothing can be compared.");
    }
    return String.join("\n", text) + "\n";
  }

  private static void compare(ReleaseComparison compared, List<String> text) {
    List<Row> apart = compared.rows().stream().filter(Row::standsOut).toList();
    List<Row> others = compared.rows().stream().filter(row -> !row.standsOut()).toList();
    text.add(sides(compared.before(), compared.since()));
    text.add("");
    if (apart.isEmpty()) {
      text.add("No mean differs by 5 % or more beyond the scatter of the runs.");
    } else {
      table(apart, text);
    }
    if (!others.isEmpty()) {
      text.addAll(List.of("", "<details><summary>" + others.size() + " other metrics</summary>"));
      text.add("");
      table(others, text);
      text.addAll(List.of("", "</details>"));
    }
  }

  private static String sides(Period before, Period since) {
    String from = before.from() == null ? "up to" : "from " + before.from() + " to";
    return "Means of the runs since %s%s against those before, %s %s%s."
        .formatted(
            since.from(),
            label(since.label()),
            from,
            since.from().minusDays(1),
            label(before.label()));
  }

  private static String label(String label) {
    return label.isEmpty() ? "" : " (" + MarkdownText.escape(label) + ")";
  }

  private static void table(List<Row> rows, List<String> text) {
    text.add("| metric | before | since | difference | runs |");
    text.add("|---|---:|---:|---:|---:|");
    for (Row row : rows) {
      text.add(
          "| %s | %s | %s | %s | %d, %d |"
              .formatted(
                  row.metric(),
                  mean(row.before(), row.info()),
                  mean(row.since(), row.info()),
                  difference(row),
                  count(row.before()),
                  count(row.since())));
    }
  }

  private static String mean(Statistics side, MetricInfo info) {
    return side == null ? "–" : Phrases.quantity(side.average(), info);
  }

  private static String difference(Row row) {
    double difference = row.difference();
    if (!Double.isFinite(difference) || Math.abs(difference) >= 1) {
      return Double.isNaN(difference)
          ? "–"
          : Phrases.size(row.before().average(), row.since().average());
    }
    return String.format(Locale.ROOT, "%+.1f %%", 100 * difference).replace('-', '−');
  }

  private static int count(Statistics side) {
    return side == null ? 0 : side.count();
  }
}
