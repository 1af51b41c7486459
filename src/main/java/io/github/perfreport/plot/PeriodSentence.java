package io.github.perfreport.plot;

import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunCount;
import io.github.perfreport.reporting.Phrases;
import java.time.LocalDate;
import java.util.Arrays;

/** Writes the sentence under a page's heading: the newest week, and the period before it. */
public final class PeriodSentence {

  private PeriodSentence() {}

  /** The sentence; it includes the usual number unless some of the runs are left out. */
  public static String of(RunTable table) {
    return of(table, table.runs().isEmpty() ? null : countOf(table));
  }

  private static RunCount countOf(RunTable table) {
    int[] perWeek = table.runsPerWeek();
    return Arrays.stream(perWeek).sum() == table.runs().size()
        ? RunCount.of(table.runs().stream().map(Run::time).toList())
        : new RunCount(perWeek[perWeek.length - 1], -1, -1);
  }

  /**
   * The sentence.
   *
   * @param count the runs of the newest week; null without runs
   */
  public static String of(RunTable table, RunCount count) {
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
                Phrases.runs(count, table.runs().get(table.runs().size() - 1)),
                Phrases.count(all, "run"),
                drawn,
                Phrases.count(perWeek.length, "week"),
                table.firstMonday());
    long without = table.weeksWithoutRuns();
    return without == 0 ? span + "." : span + ", " + without + " of them without a run.";
  }
}
