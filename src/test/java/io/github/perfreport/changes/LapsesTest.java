package io.github.perfreport.changes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.github.perfreport.model.Lapse;
import io.github.perfreport.model.ResourceKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LapsesTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

  private final List<Sighting> sightings = new ArrayList<>();

  @Test
  void whatWasInEachOfFourWeeksAndIsNotInTheNewestHasVanished() {
    for (int week = 0; week < 4; week++) {
      see(week, "vmi", "kept", "gone");
      if (week != 2) {
        see(week, "vm", "rare");
      }
    }
    see(4, "vmi", "kept", "new");

    assertThat(
        Lapses.of("lane", sightings),
        contains(
            new Lapse(
                "lane",
                Lapse.Kind.VANISHED,
                "vmi/gone",
                Instant.parse("2026-01-26T00:00:00Z"),
                Instant.parse("2026-02-02T00:00:00Z"))));
  }

  @Test
  void threeWeeksAreNotEnoughToVanish() {
    for (int week = 0; week < 3; week++) {
      see(week, "vmi", "gone");
    }
    see(3, "vmi", "new");

    assertThat(Lapses.of("lane", sightings), empty());
  }

  @Test
  void aPauseOfThreeTimesTheUsualAndADayIsAGap() {
    run(0, "00:00", "08:00", "16:00");
    run(1, "00:00");
    run(2, "01:00", "09:00"); // 25 hours
    run(3, "08:00"); // 23 hours: less than three times 8
    Lapse gap =
        new Lapse(
            "lane",
            Lapse.Kind.GAP,
            "job",
            Instant.parse("2026-01-06T00:00:00Z"),
            Instant.parse("2026-01-07T01:00:00Z"));

    assertThat(Lapses.of("lane", sightings), contains(gap));

    Collections.reverse(sightings);
    sightings.addAll(List.copyOf(sightings)); // each resource sees the same runs
    assertThat(Lapses.of("lane", sightings), contains(gap));
  }

  @Test
  void gapsOfLongAgoAreNoNews() {
    run(0, "00:00", "08:00");
    run(3, "00:00", "08:00");
    run(4, "00:00");
    see(5, "vmi", "metric");

    assertThat(Lapses.of("lane", sightings), empty());
  }

  @Test
  void nothingIsFoundWhereThereIsNothing() {
    assertThat(Lapses.of("lane", List.of()), empty());
    run(0, "00:00");
    assertThat(Lapses.of("lane", sightings), empty());
  }

  private void see(int week, String resource, String... metrics) {
    add(week, resource, Set.of(metrics), new TreeMap<>());
  }

  private void run(int day, String... times) {
    LocalDate date = MONDAY.plusDays(day);
    List<Instant> ends =
        Arrays.stream(times).map(time -> Instant.parse(date + "T" + time + ":00Z")).toList();
    add(0, "vmi", Set.of("metric"), new TreeMap<>(java.util.Map.of("job", ends)));
  }

  private void add(
      int week, String resource, Set<String> metrics, SortedMap<String, List<Instant>> runs) {
    sightings.add(
        new Sighting(new ResourceKey("lane", resource), MONDAY.plusWeeks(week), metrics, runs));
  }
}
