package io.github.perfreport.changes;

import static io.github.perfreport.changes.Histories.runs;
import static io.github.perfreport.changes.Histories.runsOf;
import static io.github.perfreport.changes.Histories.step;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.ChangeRules.Ack;
import io.github.perfreport.definition.ChangeRules.Limits;
import io.github.perfreport.detect.ChangePoint;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.Status;
import io.github.perfreport.model.Verdict;
import io.github.perfreport.reporting.Phrases;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SeriesScanTest {

  private static final String CALLS = "LIST-nodes-count";

  @Test
  void aChangeIsToldWithTheRunsOnBothSides() {
    Change change = only(CALLS, ChangeRules.DEFAULT, runs(60, step(40, 10, 30)));

    assertThat(change.lastGood().id(), is("1039"));
    assertThat(change.firstBad().id(), is("1040"));
    assertThat(change.date(), is(LocalDate.parse("2026-02-10")));
    assertThat(change.shift().pointsBefore(), is(40));
    assertThat(change.shift().pointsAfter(), is(20));
    assertThat(change.verdict(), is(Verdict.WORSE));
    assertThat(change.status(), is(Status.NEW));
    assertThat(change.silence(), is(nullValue()));
  }

  @Test
  void runsWithoutTheMetricBetweenAreCounted() {
    List<RunColumns> runs = runs(70, day -> day < 40 ? 10 : day < 50 ? Double.NaN : 30);

    Change change = only(CALLS, ChangeRules.DEFAULT, runs);

    assertThat(change.lastGood().id(), is("1039"));
    assertThat(change.gap().runs(), is(10));
    assertThat(change.gap().last().id(), is("1049"));
    assertThat(only(CALLS, ChangeRules.DEFAULT, runs(60, step(40, 10, 30))).gap(), is(nullValue()));
  }

  @Test
  void aFallOfAMetricOfWhichLessIsBetterIsNoAlarm() {
    Change change = only(CALLS, ChangeRules.DEFAULT, runs(60, step(40, 30, 10)));

    assertThat(change.verdict(), is(Verdict.BETTER));
    assertThat(change.silence(), is(NoAlarmReason.BETTER));
  }

  @Test
  void nobodyCanSayWhetherAnUnknownMetricGotWorseUnlessTheDefinitionDoes() {
    List<RunColumns> fallen = runs(60, step(40, 30, 10));
    ChangeRules told =
        new ChangeRules(
            Limits.DEFAULT,
            Map.of("pods", Better.HIGHER, "nodes", Better.NEITHER),
            null,
            List.of(),
            null);

    Change unknown = only("pods", ChangeRules.DEFAULT, fallen);
    assertThat(unknown.verdict(), is(Verdict.CHANGED));
    assertThat(unknown.alarms(), is(true));
    assertThat(Phrases.verdict(unknown), is("changed, direction unknown"));
    assertThat(Phrases.meaning(unknown), containsString("worse: {pods: up}, down or neither"));
    assertThat(only("pods", told, fallen).verdict(), is(Verdict.WORSE));
    assertThat(only("nodes", told, fallen).silence(), is(NoAlarmReason.NO_DIRECTION));
  }

  @Test
  void aSmallChangeIsFoundButNoAlarm() {
    List<RunColumns> runs = runs(60, step(40, 100, 104));

    assertThat(only(CALLS, ChangeRules.DEFAULT, runs).silence(), is(NoAlarmReason.SMALL));
    assertThat(only(CALLS, rules(.03), runs).alarms(), is(true));
  }

  @Test
  void fourRunsAloneAreNoChange() {
    assertThat(scan(CALLS, ChangeRules.DEFAULT, runs(44, step(40, 10, 30))), is(empty()));
  }

  @Test
  void missingRunsAndStrayZeroesAreNoChange() {
    List<RunColumns> missing = runs(60, day -> day >= 40 && day < 52 ? Double.NaN : 20);

    assertThat(
        scan(CALLS, ChangeRules.DEFAULT, runs(60, day -> day % 9 < 4 ? 0 : 20)), is(empty()));
    assertThat(scan(CALLS, ChangeRules.DEFAULT, missing), is(empty()));
  }

  @Test
  void aFallToZeroAndARiseFromItAreChanges() {
    Change fall = only(CALLS, ChangeRules.DEFAULT, runs(60, day -> day < 54 ? 20 : 0));
    Change rise = only(CALLS, ChangeRules.DEFAULT, runs(60, day -> day < 10 ? 0 : 20));

    assertThat(fall.firstBad().id(), is("1054"));
    assertThat(fall.shift().after(), is(0.0));
    assertThat(rise.firstBad().id(), is("1010"));
    assertThat(rise.alarms(), is(true));
  }

  @Test
  void aLevelThatReturnedHasGoneBack() {
    List<Change> changes =
        scan(CALLS, ChangeRules.DEFAULT, runs(80, day -> day >= 40 && day < 60 ? 30 : 10));

    assertThat(
        changes.stream().map(Change::status).toList(), contains(Status.GONE_BACK, Status.NEW));
    assertThat(
        changes.stream().map(Change::silence).toList(),
        contains(NoAlarmReason.GONE_BACK, NoAlarmReason.BETTER));
  }

  @Test
  void aLaterAlarmOfTheMetricTakesThePlaceOfTheFirst() {
    assertThat(
        silences(day -> day < 40 ? 10 : day < 60 ? 30 : 60),
        contains(NoAlarmReason.SUPERSEDED, null));
  }

  @Test
  void aFallThatIsNoReturnLeavesTheAlarm() {
    assertThat(
        silences(day -> day < 40 ? 10 : day < 60 ? 30 : 25), contains(null, NoAlarmReason.BETTER));
  }

  private static List<NoAlarmReason> silences(DoubleUnaryOperator level) {
    return scan(CALLS, ChangeRules.DEFAULT, runs(80, level)).stream().map(Change::silence).toList();
  }

  @Test
  void anAcknowledgedChangeIsKnownUntilItGrows() {
    List<RunColumns> runs = runs(60, step(40, 10, 30));

    assertThat(only(CALLS, known("2026-02-08", null), runs).silence(), is(NoAlarmReason.KNOWN));
    assertThat(only(CALLS, known("2026-02-08", 30.0), runs).status(), is(Status.KNOWN));
    assertThat(only(CALLS, known("2026-02-08", 20.0), runs).alarms(), is(true));
    assertThat(only(CALLS, known("2026-01-20", null), runs).alarms(), is(true));
  }

  @Test
  void anEntryWithoutALevelCoversHalfAsMuchAgain() {
    ChangeRules rules = known("2026-02-10", null);
    Change less = grownFrom30To(38, rules);
    Change more = grownFrom30To(60, rules);

    assertThat(less.status(), is(Status.KNOWN));
    assertThat(more.status(), is(Status.NEW));
  }

  private static Change grownFrom30To(double end, ChangeRules rules) {
    DoubleUnaryOperator level = day -> day < 40 ? 10 : day < 52 ? 30 : end;
    SeriesKey key = new SeriesKey("lane", "vmi", CALLS);
    ChangePoint merged = new ChangePoint(40, 10, end, 1e-9, 40, 40);
    return new SeriesScan(rules).changes(key, column(level), List.of(merged)).get(0);
  }

  private static MetricColumn column(DoubleUnaryOperator level) {
    return MetricColumn.of(runs(80, level), 0);
  }

  @Test
  void anEntryIsAboutTheNearestChangeAlone() {
    Limits usual = Limits.DEFAULT;
    Limits wide = new Limits(.05, Map.of(), 2, 5, usual.together(), Duration.ofDays(30));
    ChangeRules rules =
        new ChangeRules(wide, Map.of(), null, known("2026-02-10", null).acks(), null);

    List<Change> changes = scan(CALLS, rules, runs(80, day -> day < 40 ? 10 : day < 60 ? 30 : 60));

    assertThat(changes.stream().map(Change::status).toList(), contains(Status.KNOWN, Status.NEW));
  }

  @Test
  void anotherMixOfHostsAtAChangeOfJobIsNoAlarm() {
    Random random = new Random(3);
    List<RunColumns> mix =
        runsOf(
            120,
            day -> day < 60 ? "old" : "new",
            day -> random.nextDouble() < (day < 60 ? .25 : .9) ? 40 : 20);

    assertThat(only(CALLS, ChangeRules.DEFAULT, mix).silence(), is(NoAlarmReason.OTHER_JOB));
  }

  @Test
  void aLevelThatTheOldJobNeverSawIsAnAlarm() {
    List<RunColumns> runs = runsOf(80, day -> day < 40 ? "old" : "new", step(40, 10, 30));

    assertThat(only(CALLS, ChangeRules.DEFAULT, runs).alarms(), is(true));
  }

  private static Change only(String metric, ChangeRules rules, List<RunColumns> runs) {
    List<Change> changes = scan(metric, rules, runs);
    assertThat(changes.toString(), changes.size(), is(1));
    return changes.get(0);
  }

  private static List<Change> scan(String metric, ChangeRules rules, List<RunColumns> runs) {
    SeriesKey key = new SeriesKey("lane", "vmi", metric);
    return new SeriesScan(rules).changes(key, MetricColumn.of(runs, 0));
  }

  private static ChangeRules rules(double minSize) {
    Limits usual = Limits.DEFAULT;
    return new ChangeRules(
        new Limits(
            usual.minSize(),
            Map.of(CALLS, minSize),
            usual.weeks(),
            usual.minPoints(),
            usual.together(),
            usual.ackWithin()),
        Map.of(),
        null,
        List.of(),
        null);
  }

  private static ChangeRules known(String date, Double level) {
    Ack ack = new Ack(CALLS, null, LocalDate.parse(date), level, "a new informer");
    return new ChangeRules(Limits.DEFAULT, Map.of(), null, List.of(ack), null);
  }
}
