package io.github.perfreport.graph;

import io.github.perfreport.changes.Words;
import io.github.perfreport.model.RunCount;
import java.time.LocalDate;
import java.util.Arrays;

/** The sentence under a page's heading: which week is the newest, and what lies before it. */
final class Span {

  private Span() {}

  static String of(RunTable table) {
    if (table.runs().isEmpty()) {
      return "No run with data.";
    }
    LocalDate newest = table.newestMonday();
    int[] perWeek = table.runsPerWeek();
    int all = Arrays.stream(perWeek).sum();
    String drawn = all == table.runs().size() ? "" : ", " + table.runs().size() + " of them drawn,";
    String span =
        "Newest week %s to %s: %s. In all %s%s in %s since %s"
            .formatted(
                newest,
                newest.plusDays(6),
                Words.runs(RunCount.of(perWeek)),
                Words.count(all, "run"),
                drawn,
                Words.count(perWeek.length, "week"),
                table.firstMonday());
    long without = table.weeksWithoutRuns();
    return without == 0 ? span + "." : span + ", " + without + " of them without a run.";
  }
}
