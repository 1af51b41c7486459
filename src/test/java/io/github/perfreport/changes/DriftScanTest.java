package io.github.perfreport.changes;

import static io.github.perfreport.changes.Histories.lane;
import static io.github.perfreport.changes.Histories.runs;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.ChangeRules.Ack;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.reporting.Phrases;
import io.github.perfreport.reporting.ReportMarkdown;
import io.github.perfreport.reporting.RunLinks;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Metrics of a run a day that creep. */
class DriftScanTest {

  private static final String CALLS = "LIST-nodes-count";
  private static final int DAYS = 400;

  /** Steps of 4 % every forty days, each below the least size of an alarm of 5 %. */
  private static double creep(double day) {
    return 100 * Math.pow(1.04, Math.floor(day / 40));
  }

  @Test
  void smallStepsThatComeToMuchAreAnAlarm() {
    LaneChanges changes = changes(ChangeRules.DEFAULT, CALLS, DriftScanTest::creep);

    assertThat(changes.alarming().events(), empty());
    assertThat(changes.drifts(), hasSize(1));
    Drift drift = changes.drifts().get(0);
    assertThat(drift.weeks(), is(52));
    // Nine steps lie between days 9 to 36 and 372 to 399.
    assertThat(drift.small(), closeTo(Math.pow(1.04, 9) - 1, .01));
    assertThat(drift.alarms(), is(true));
    assertThat(changes.alarms(), is(true));
    assertThat(
        Phrases.drift(drift),
        matchesPattern(
            "LIST-nodes-count of vmi: from 100 to 14[23] calls in 52 weeks, \\+4[123].* % in steps"
                + " too small to be changes of their own"));
  }

  @Test
  void improvementsAreNoNews() {
    LaneChanges changes = changes(ChangeRules.DEFAULT, CALLS, day -> 1e4 / creep(day));

    assertThat(changes.drifts(), empty());
  }

  @Test
  void whatAChangeOfItsOwnExplainsIsNotSaidAgain() {
    LaneChanges changes = changes(ChangeRules.DEFAULT, CALLS, day -> day < 200 ? 100 : 150);

    assertThat(changes.events(), hasSize(1));
    assertThat(changes.drifts(), empty());
  }

  @Test
  void anImprovementDoesNotHideACreep() {
    LaneChanges changes =
        changes(ChangeRules.DEFAULT, CALLS, day -> creep(day) * (day < 200 ? 1 : .6));

    assertThat(changes.drifts(), hasSize(1));
    // The step of day 200 is a part of the improvement.
    assertThat(changes.drifts().get(0).small(), closeTo(Math.pow(1.04, 8) - 1, .02));
    assertThat(changes.drifts().get(0).alarms(), is(true));
  }

  @Test
  void belowTwiceTheLeastSizeItIsSaidWithoutAnAlarm() {
    LaneChanges changes =
        changes(ChangeRules.DEFAULT, CALLS, day -> 100 * Math.pow(1.008, Math.floor(day / 40)));

    assertThat(changes.drifts(), hasSize(1));
    assertThat(changes.drifts().get(0).alarms(), is(false));
    assertThat(changes.alarms(), is(false));
  }

  @Test
  void aLevelThatIsKnownIsAcknowledged() {
    assertThat(alarmsWithLevel(142), is(false));
    assertThat("5 % above is still the same", alarmsWithLevel(137), is(false));
    assertThat(alarmsWithLevel(130), is(true));
  }

  private static boolean alarmsWithLevel(double level) {
    Ack ack = new Ack(CALLS, "vmi", LocalDate.parse("2027-01-01"), level, "more nodes");
    return changes(rules(Map.of(), ack), CALLS, DriftScanTest::creep).alarms();
  }

  @Test
  void aMetricWithoutADirectionIsLeftAlone() {
    assertThat(
        changes(rules(Map.of(CALLS, Better.NEITHER)), CALLS, DriftScanTest::creep).drifts(),
        empty());
    assertThat(
        changes(ChangeRules.DEFAULT, "frobs", DriftScanTest::creep).drifts().stream()
            .map(Drift::alarms)
            .toList(),
        contains(true));
  }

  @Test
  void noiseAloneIsNoDrift() {
    assertThat(changes(ChangeRules.DEFAULT, CALLS, day -> 100).drifts(), empty());
    assertThat(
        "swings with the week",
        changes(ChangeRules.DEFAULT, CALLS, day -> 100 + 40 * (day % 7)).drifts(),
        empty());
  }

  @Test
  void theReportSaysIt() {
    LaneChanges changes = changes(ChangeRules.DEFAULT, CALLS, DriftScanTest::creep);

    String report = new ReportMarkdown(new RunLinks(null, null), null).report(changes);

    assertThat(report, containsString("**1 drift needs a look**"));
    assertThat(report, containsString("## Worse in small steps"));
    assertThat(report, containsString("- {metric: LIST-nodes-count, resource: vmi, date: 2027"));
    assertThat(report, not(containsString("Nothing new got worse")));
  }

  private static ChangeRules rules(Map<String, Better> worse, Ack... acks) {
    return new ChangeRules(ChangeRules.Limits.DEFAULT, worse, null, List.of(acks), null);
  }

  private static LaneChanges changes(ChangeRules rules, String metric, DoubleUnaryOperator level) {
    Lane lane = lane("lane", rules, metric);
    return new LaneEvents(List.of(Histories.findings(lane, runs(DAYS, level))))
        .of(lane, Optional.empty());
  }
}
