package io.github.perfreport.changes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.ChangeRules.Ack;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.ResourceKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissingDataScanTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
  private static final Lane LANE = Histories.lane("lane", ChangeRules.DEFAULT, "kept");
  private static final MissingData GONE =
      new MissingData(
          "lane",
          MissingData.Kind.VANISHED,
          "vmi/gone",
          Instant.parse("2026-01-26T00:00:00Z"),
          Instant.parse("2026-02-02T00:00:00Z"));

  private final List<WeekPresence> sightings = new ArrayList<>();

  @Test
  void whatWasInEachOfFourWeeksAndInNoneOfFiveRunsSinceHasVanished() {
    fourWeeksWith("gone");
    see(4, 4, "kept", "new");

    assertThat("four runs are no evidence", lapses(LANE), empty());

    see(5, 1, "kept");
    assertThat(lapses(LANE), contains(GONE));

    see(20, 5, "kept");
    assertThat("it remains so", lapses(LANE), contains(GONE));
  }

  @Test
  void weeksWithoutRunsDoNotCount() {
    for (int week : new int[] {0, 2, 3, 7}) {
      see(week, 5, "gone");
    }
    see(9, 5, "kept");

    assertThat(lapses(LANE), hasSize(1));
  }

  @Test
  void whatVanishedBeforeTheLaneWasWatchedIsHistory() {
    fourWeeksWith("gone");
    see(4, 5, "kept");

    assertThat(
        MissingDataScan.of(LANE, sightings, Instant.parse("2026-02-06T00:00:00Z")), hasSize(1));
    assertThat(MissingDataScan.of(LANE, sightings, Instant.parse("2026-02-06T00:00:01Z")), empty());
  }

  @Test
  void whatIsAcknowledgedIsNoNews() {
    fourWeeksWith("gone");
    see(4, 5, "kept");
    Ack early = new Ack("gone", null, LocalDate.parse("2026-02-01"), null, "removed");
    Ack known = new Ack("gone", null, LocalDate.parse("2026-02-02"), null, "removed");

    assertThat(lapses(withAck(early)), hasSize(1));
    assertThat(lapses(withAck(known)), empty());
  }

  @Test
  void threeWeeksAreNotEnoughToVanish() {
    for (int week = 0; week < 3; week++) {
      see(week, 5, "gone");
    }
    see(3, 5, "new");

    assertThat(lapses(LANE), empty());
  }

  private void fourWeeksWith(String metric) {
    for (int week = 0; week < 4; week++) {
      see(week, 5, "kept", "rare", metric);
    }
  }

  private static Lane withAck(Ack ack) {
    ChangeRules rules =
        new ChangeRules(ChangeRules.Limits.DEFAULT, Map.of(), null, List.of(ack), null);
    return Histories.lane("lane", rules, "kept");
  }

  private List<MissingData> lapses(Lane lane) {
    return MissingDataScan.of(lane, sightings, Instant.EPOCH);
  }

  /** Runs of a week, one a day from Monday on. */
  private void see(int week, int runs, String... metrics) {
    List<Instant> ends =
        IntStream.range(0, runs)
            .mapToObj(day -> MONDAY.plusWeeks(week).plusDays(day))
            .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
            .toList();
    add(week, "vmi", Set.of(metrics), new TreeMap<>(Map.of("job-of-" + week, ends)));
  }

  @Test
  void aPauseOfThreeTimesTheUsualAndADayIsAGap() {
    run(0, "00:00", "08:00", "16:00");
    run(1, "00:00");
    run(2, "01:00", "09:00"); // 25 hours
    run(3, "08:00"); // 23 hours: less than three times 8
    MissingData gap =
        new MissingData(
            "lane",
            MissingData.Kind.GAP,
            "job",
            Instant.parse("2026-01-06T00:00:00Z"),
            Instant.parse("2026-01-07T01:00:00Z"));

    assertThat(MissingDataScan.of(LANE, sightings, Instant.EPOCH), contains(gap));

    Collections.reverse(sightings);
    sightings.addAll(List.copyOf(sightings)); // each resource sees the same runs
    assertThat(MissingDataScan.of(LANE, sightings, Instant.EPOCH), contains(gap));
  }

  @Test
  void gapsOfLongAgoAreNoNews() {
    run(0, "00:00", "08:00");
    run(3, "00:00", "08:00");
    run(4, "00:00");
    add(5, "vmi", Set.of("metric"), new TreeMap<>());

    assertThat(MissingDataScan.of(LANE, sightings, Instant.EPOCH), empty());
  }

  @Test
  void nothingIsFoundWhereThereIsNothing() {
    assertThat(MissingDataScan.of(LANE, List.of(), Instant.EPOCH), empty());
    run(0, "00:00");
    assertThat(MissingDataScan.of(LANE, sightings, Instant.EPOCH), empty());
  }

  private void run(int day, String... times) {
    LocalDate date = MONDAY.plusDays(day);
    List<Instant> ends =
        Arrays.stream(times).map(time -> Instant.parse(date + "T" + time + ":00Z")).toList();
    add(0, "vmi", Set.of("metric"), new TreeMap<>(Map.of("job", ends)));
  }

  private void add(
      int week, String resource, Set<String> metrics, SortedMap<String, List<Instant>> runs) {
    int count = runs.values().stream().mapToInt(List::size).sum();
    TreeMap<String, Integer> measured = new TreeMap<>();
    metrics.forEach(metric -> measured.put(metric, metric.equals("rare") ? 1 : count));
    sightings.add(
        new WeekPresence(
            new ResourceKey("lane", resource), MONDAY.plusWeeks(week), measured, count, runs));
  }
}
