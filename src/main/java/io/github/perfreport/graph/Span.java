package io.github.perfreport.graph;

import io.github.perfreport.changes.Words;
import io.github.perfreport.model.RunCount;
import java.time.LocalDate;

/** The sentence under a page's heading: which week is the newest, and what lies before it. */
final class Span {

  private Span() {}

  static String of(RunTable table) {
    if (table.runs().isEmpty()) {
      return "No run with data.";
    }
    LocalDate newest = table.newestMonday();
    int[] perWeek = table.runsPerWeek();
    String span =
        "Newest week %s to %s: %s. In all %s in %s since %s"
            .formatted(
                newest,
                newest.plusDays(6),
                Words.runs(RunCount.of(perWeek)),
                Words.count(table.runs().size(), "run"),
                Words.count(perWeek.length, "week"),
                table.firstMonday());
    long without = table.weeksWithoutRuns();
    return without == 0 ? span + "." : span + ", " + without + " of them without a run.";
  }
}
