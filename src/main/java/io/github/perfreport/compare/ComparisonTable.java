package io.github.perfreport.compare;

import io.github.perfreport.reporting.Phrases;
import java.util.ArrayList;
import java.util.List;

/** Writes comparisons for a terminal. */
public final class ComparisonTable {

  private static final List<String> HEAD =
      List.of("", "metric", "this change", "expected", "difference", "seen from");

  private ComparisonTable() {}

  /** The tables of lanes, each under its headline. */
  public static String render(List<Comparison> comparisons) {
    StringBuilder text = new StringBuilder();
    comparisons.forEach(comparison -> write(comparison, text));
    return text.toString().stripTrailing();
  }

  private static void write(Comparison comparison, StringBuilder text) {
    text.append(comparison.lane().name())
        .append(": ")
        .append(ComparisonText.headline(comparison))
        .append(".\n")
        .append(Phrases.capital(ComparisonText.basis(comparison)))
        .append('\n');
    if (comparison.compared().isEmpty()) {
      text.append(Phrases.capital(ComparisonText.reason(comparison))).append(".\n\n");
      return;
    }
    text.append(ComparisonText.sensitivity(comparison)).append("\n\n");
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    comparison.metrics().forEach(metric -> rows.add(row(metric)));
    rows.forEach(row -> writeRow(row, rows, text));
    text.append('\n');
  }

  private static List<String> row(MetricComparison metric) {
    String name = metric.series().resource() + " " + metric.series().metric();
    if (metric.range() == null) {
      return List.of(metric.outcome().words(), name, ComparisonText.value(metric), "–", "–", "–");
    }
    return List.of(
        metric.outcome().words(),
        name,
        ComparisonText.value(metric),
        ComparisonText.expected(metric),
        ComparisonText.size(metric),
        ComparisonText.percent(metric.visible(metric.range())));
  }

  private static void writeRow(List<String> row, List<List<String>> rows, StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int place = column;
      int width = rows.stream().mapToInt(other -> other.get(place).length()).max().orElse(0);
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(width - cell.length() + 2));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
