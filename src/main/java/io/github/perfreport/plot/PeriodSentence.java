package io.github.perfreport.plot;

import io.github.perfreport.model.RunCount;
import io.github.perfreport.reporting.Phrases;
import java.time.LocalDate;
import java.util.Arrays;

/** Writes the sentence under a page's heading: the newest week, and the period before it. */
public final class PeriodSentence {

  private PeriodSentence() {}

  public static String of(RunTable table) {
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
                Phrases.runs(RunCount.of(perWeek)),
                Phrases.count(all, "run"),
                drawn,
                Phrases.count(perWeek.length, "week"),
                table.firstMonday());
    long without = table.weeksWithoutRuns();
    return without == 0 ? span + "." : span + ", " + without + " of them without a run.";
  }
}
