package io.github.perfreport.changes;

import static io.github.perfreport.changes.Histories.findings;
import static io.github.perfreport.changes.Histories.lane;
import static io.github.perfreport.changes.Histories.runs;
import static io.github.perfreport.changes.Histories.runsOf;
import static io.github.perfreport.changes.Histories.step;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.Status;
import io.github.perfreport.reporting.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LaneEventsTest {

  private static final String LIST = "LIST-nodes-count";
  private static final String CPU = "avgVirtControllerCPUUsage";

  private final Lane lane = lane("one", ChangeRules.DEFAULT, LIST, CPU);
  private final Lane other = lane("other", ChangeRules.DEFAULT, LIST, CPU);

  @Test
  void metricsThatMoveWithinTwoDaysAreOneEventLedByTheLargest() {
    List<Event> events =
        events(findings(lane, runs(50, step(42, 10, 15), step(41, 1, 4)))).events();

    assertThat(events.toString(), events.size(), is(1));
    assertThat(metrics(events.get(0).changes()), contains(CPU, LIST));
  }

  @Test
  void metricsThatMoveFartherApartAreTwoEventsNewestFirst() {
    List<Event> events =
        events(findings(lane, runs(60, step(42, 10, 15), step(50, 1, 4)))).events();

    assertThat(
        events.stream().map(e -> metrics(e.changes())).toList(),
        contains(List.of(CPU), List.of(LIST)));
  }

  @Test
  void theSameMetricInAnotherLaneIsSaid() {
    ResourceFindings here = findings(lane, runs(60, step(50, 10, 30), day -> 1));
    ResourceFindings there = findings(other, runs(60, step(51, 5, 8), step(49, 1, 2)));

    Event event = events(there, here).events().get(0);

    assertThat(metrics(event.elsewhere()), contains(LIST));
    assertThat(event.elsewhere().get(0).series().lane(), is("other"));
    assertThat(
        Phrases.elsewhere(event).get(0),
        containsString("other: LIST-nodes-count of vmi, 5 → 7.98 calls"));
  }

  @Test
  void aMoveTheOtherWayInAnotherLaneIsNoAgreement() {
    ResourceFindings here = findings(lane, runs(60, step(50, 10, 30), day -> 1));
    ResourceFindings there = findings(other, runs(60, step(50, 8, 5), day -> 1));

    assertThat(events(here, there).events().get(0).elsewhere(), is(empty()));
  }

  @Test
  void theFirstJudgementListsWhatIsOlderAsOpen() {
    // Its fifth run is 14 days before the newest one, or 15.
    assertThat(after(19, null).leading().alarms(), is(true));
    assertThat(after(20, null).leading().silence(), is(NoAlarmReason.OLD));
    assertThat(
        Phrases.standing(after(20, null).leading()), containsString("open since 2026-02-10: "));
  }

  @Test
  void anAlarmStaysForAsLongAsTheLaneIsWatched() {
    assertThat(after(300, Histories.START).leading().alarms(), is(true));
  }

  @Test
  void aLaneWithARunAWeekAlarmsToo() {
    List<RunColumns> weekly = new ArrayList<>();
    for (RunColumns run : runs(7 * 40, step(7 * 32, 10, 15), day -> 1)) {
      if ((Integer.parseInt(run.run().id()) - 1000) % 7 == 0) {
        weekly.add(run);
      }
    }

    LaneChanges changes = events(findings(lane, weekly));

    assertThat(changes.events().get(0).leading().shift().pointsAfter(), is(8));
    assertThat(changes.alarms(), is(true));
  }

  @Test
  void onlyNewGoesByTheWeeks() {
    LaneChanges changes =
        new LaneEvents(List.of(findings(lane, runs(57, step(40, 10, 30), day -> 1))))
            .of(lane, Optional.empty());

    assertThat(changes.alarms(), is(true));
    assertThat(changes.newOnly(2).alarms(), is(false));
    assertThat(changes.newOnly(2).open(), hasSize(1));
    assertThat(changes.newOnly(3).alarms(), is(true));
  }

  @Test
  void anEventIsGoneBackWhenAllOfItIsAndLedByWhatLasts() {
    Event part = event(runs(60, day -> day >= 30 && day < 45 ? 90 : 10, step(30, 1, 2)), 1);
    Event all = event(runs(60, day -> day >= 30 && day < 45 ? 90 : 10, day -> 1), 1);

    assertThat(part.leading().series().metric(), is(CPU));
    assertThat(part.status(), is(Status.NEW));
    assertThat(all.status(), is(Status.GONE_BACK));
  }

  private Event event(List<RunColumns> runs, int place) {
    return events(findings(lane, runs)).events().get(place);
  }

  private Event after(int runsSince, Instant watched) {
    List<RunColumns> runs = runs(39 + runsSince + 1, step(40, 10, 30), day -> 1);
    return new LaneEvents(List.of(findings(lane, runs)))
        .of(lane, Optional.ofNullable(watched))
        .events()
        .get(0);
  }

  @Test
  void aJobThatBeganInTheseDaysIsNamed() {
    List<RunColumns> runs =
        runsOf(50, day -> day < 40 ? "old-job" : "new-job", step(41, 10, 30), day -> 1);

    Event event = events(findings(lane, runs)).events().get(0);

    assertThat(event.jobs().get(0).before(), is("old-job"));
    assertThat(
        Phrases.nearby(event), contains("job new-job began (2026-02-10 06:00 UTC), after old-job"));
  }

  @Test
  void aThresholdNeedsTheRunsOfALevelAboveIt() {
    assertThat(exceededBy(step(54, 90, 120), 59).get(0).above(), is(5));
    assertThat(exceededBy(step(55, 90, 120), 59), is(empty()));
    assertThat(exceededBy(day -> day < 55 ? 120 : 90, 59), is(empty()));
  }

  @Test
  void aMondayIsHeldAgainstItsThresholdWithTheRunsBefore() {
    int tuesday = 54;
    assertThat(exceededBy(step(53, 90, 120), tuesday), is(empty()));
    assertThat(exceededBy(step(49, 90, 120), tuesday).get(0).runs(), is(9));
  }

  /** The newest week begins on day 53, a Monday; a day's run is cut off there and later. */
  private List<PassedThreshold> exceededBy(DoubleUnaryOperator level, int days) {
    List<RunColumns> runs = new ArrayList<>();
    for (RunColumns run : runs(days, level, day -> 1)) {
      runs.add(new RunColumns(run.run(), run.values(), new double[] {100, Double.NaN}));
    }
    return events(findings(lane, runs)).exceeded();
  }

  @Test
  void theOrderOfFindingsChangesNothing() {
    ResourceFindings here = findings(lane, runs(60, step(50, 10, 30), step(50, 1, 2)));
    ResourceFindings there = findings(other, runs(60, step(50, 8, 10), step(50, 1, 2)));

    assertThat(events(there, here), is(events(here, there)));
  }

  @Test
  void aLaneWithoutDataHasNothing() {
    assertThat(new LaneEvents(List.of()).of(lane, Optional.empty()), is(nullValue()));
  }

  private LaneChanges events(ResourceFindings... findings) {
    return new LaneEvents(List.of(findings)).of(lane, Optional.empty());
  }

  private static List<String> metrics(List<Change> changes) {
    return changes.stream().map(change -> change.series().metric()).toList();
  }
}
