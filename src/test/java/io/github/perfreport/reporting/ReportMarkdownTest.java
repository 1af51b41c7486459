package io.github.perfreport.reporting;

import static io.github.perfreport.changes.Histories.findings;
import static io.github.perfreport.changes.Histories.lane;
import static io.github.perfreport.changes.Histories.runs;
import static io.github.perfreport.changes.Histories.step;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.github.perfreport.changes.LaneEvents;
import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ReportMarkdownTest {

  private static final RunLinks LINKS =
      new RunLinks("https://prow.example/{job}/{run}", "https://example.org/{good}...{bad}");
  private static final String LIST = "LIST-nodes-count";

  @Test
  void whatNeedsALookIsToldInFull() {
    String report = report(changes(60, step(50, 2, 30)));

    assertThat(report, containsString("# lane, week of 2026-02-23\n\n**1 event needs a look**."));
    assertThat(
        report, containsString("- [vmi](vmi/index.html): 7 runs, usually 7, the newest [1059] of"));
    assertThat(report, containsString("## 2026-02-20: LIST-nodes-count of vmi rose from 2 to 30"));
    assertThat(
        report,
        containsString("- The event [on the page](vmi/index.html#event=2026-02-20:" + LIST + ")"));
    assertThat(report, containsString("Kubernetes API during one run"));
    assertThat(report, containsString("- Last run before: [1049] of 2026-02-19 06:00 UTC, commit"));
    assertThat(report, containsString("- First run after: [1050] of 2026-02-20 06:00 UTC, commit"));
    assertThat(report, containsString("- [What lies between the runs][0000000000..0000000000]"));
    assertThat(report, containsString("\n[1050]: https://prow.example/job/1050\n"));
    assertThat(
        report,
        containsString(
            "\n[0000000000..0000000000]: https://example.org/%040x...%040x".formatted(50, 51)));
  }

  @Test
  void anOldChangeIsALineAndOneOfLastYearIsOpenWhileItLasts() {
    String recent = report(changes(80, step(50, 2, 30)));
    String old = report(changes(150, step(50, 2, 30)));

    assertThat(
        recent, containsString("Nothing new got worse. Nothing changed in the last 4 weeks."));
    assertThat(recent, containsString("- [2026-02-20][1050] worse: LIST-nodes-count of vmi rose"));
    assertThat(recent, not(containsString("acks")));
    assertThat(old, containsString("Nothing changed in the last 14 weeks."));
    assertThat(old, not(containsString("- [2026-02-20]")));
    assertThat(
        old, containsString("Open, nobody has acknowledged it: 1 change</summary>\n\n| since |"));
    assertThat(old, containsString("| [2026-02-20][1050] | LIST-nodes-count | vmi | 2 |"));
  }

  @Test
  void aQuietLaneIsShort() {
    String report = report(changes(60, day -> 7));

    assertThat(report, containsString("Nothing new got worse. No metric has left its level."));
    assertThat(report.lines().count(), lessThan(10L));
  }

  @Test
  void ofManyMetricsTheWorstTenAreShownAndTheRestCounted() {
    DoubleUnaryOperator[] levels = new DoubleUnaryOperator[14];
    Arrays.setAll(levels, i -> step(50, 2, 30 + i));

    String report = report(changes(60, levels));

    assertThat(report.lines().filter(line -> line.startsWith("| GET-")).count(), is(10L));
    assertThat(report, containsString("\n\nand 3 more\n"));
  }

  @Test
  void missingDataIsSaid() {
    Instant from = Instant.parse("2026-02-16T00:00:00Z");
    Instant to = Instant.parse("2026-02-23T00:00:00Z");
    List<MissingData> lapses =
        List.of(
            new MissingData("lane", MissingData.Kind.VANISHED, "vmi/" + LIST, from, to),
            new MissingData("lane", MissingData.Kind.GAP, "a-job", from, to.minusSeconds(43_200)));

    String report = report(changes(60, day -> 7).withLapses(lapses));

    assertThat(
        report,
        containsString(
            "<details><summary>Missing data: 2</summary>\n\n- LIST-nodes-count of vmi: no value since the week of 2026-02-16\n"
                + "- a-job: no measured run from"
                + " 2026-02-16 00:00 UTC to 2026-02-22 12:00 UTC, 6.5 days\n"));
  }

  @Test
  void whatAnyoneMayHaveWrittenIsOnlyText() {
    String hostile = "</script><img src=x onerror=alert(1)> [x](javascript:alert(1))";
    LaneChanges lane = changes(60, step(50, 2, 30));
    Event told = lane.events().get(0);
    Change leading = told.leading();
    Change known =
        new Change(
            leading.series(),
            leading.lastGood(),
            leading.firstBad(),
            leading.foundBy(),
            null,
            leading.shift(),
            leading.verdict(),
            Status.KNOWN,
            NoAlarmReason.KNOWN,
            hostile);
    Marker marker = new Marker(leading.date(), hostile);
    Event marked = new Event(told.changes(), List.of(), List.of(marker), List.of());
    Event noted = new Event(List.of(known), List.of(), List.of(), List.of());

    for (Event event : List.of(marked, noted)) {
      String report =
          report(
              new LaneChanges(
                  lane.lane(),
                  lane.newest(),
                  lane.week(),
                  lane.resources(),
                  List.of(event),
                  List.of(),
                  List.of(),
                  List.of(),
                  lane.usualInterval(),
                  lane.watchedSince()));
      assertThat(report, containsString("\\<img src=x onerror=alert(1)\\> \\[x\\](javascript"));
    }
  }

  @Test
  void withoutPagesAndLinksThereAreNone() {
    String report =
        new ReportMarkdown(new RunLinks(null, null), null).report(changes(60, step(50, 2, 30)));

    assertThat(report, not(containsString("](")));
    assertThat(report, not(containsString("][")));
    assertThat(report, containsString("What lies between is not known"));
  }

  private static String report(LaneChanges changes) {
    return new ReportMarkdown(LINKS, "index.html").report(changes);
  }

  /** A lane of so many days; its first metric is a LIST count. */
  private static LaneChanges changes(int days, DoubleUnaryOperator... levels) {
    List<String> metrics = new ArrayList<>(List.of(LIST));
    for (int i = 1; i < levels.length; i++) {
      metrics.add("GET-things" + i + "-count");
    }
    Lane lane = lane("lane", ChangeRules.DEFAULT, metrics.toArray(new String[0]));
    return new LaneEvents(List.of(findings(lane, runs(days, levels)))).of(lane, Optional.empty());
  }
}
