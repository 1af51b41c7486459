package io.github.perfreport.changes;

import io.github.perfreport.model.Lapse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What used to come of a lane and stopped: series that vanished in its newest week, and the gaps of
 * the last four weeks in which a job had no measured run for three times as long as is usual for
 * it, and a day at least.
 */
final class Lapses {

  private static final int WEEKS = 4;
  private static final int TIMES_USUAL = 3;
  private static final Duration SHORTEST = Duration.ofDays(1);

  private final String lane;
  private final Map<String, Set<LocalDate>> weeks = new TreeMap<>();
  private final SortedMap<String, TreeSet<Instant>> runs = new TreeMap<>();
  private LocalDate newest = LocalDate.MIN;

  private Lapses(String lane) {
    this.lane = lane;
  }

  /** The lapses of a lane, in their order, from all its weeks in any order. */
  static List<Lapse> of(String lane, Iterable<Sighting> sightings) {
    Lapses lapses = new Lapses(lane);
    sightings.forEach(lapses::add);
    List<Lapse> all = new ArrayList<>(lapses.vanished());
    all.addAll(lapses.gaps());
    all.sort(null);
    return all;
  }

  private void add(Sighting sighting) {
    newest = sighting.monday().isAfter(newest) ? sighting.monday() : newest;
    for (String metric : sighting.metrics()) {
      weeks
          .computeIfAbsent(sighting.key().resource() + "/" + metric, name -> new HashSet<>())
          .add(sighting.monday());
    }
    sighting
        .runs()
        .forEach((job, times) -> runs.computeIfAbsent(job, j -> new TreeSet<>()).addAll(times));
  }

  private List<Lapse> vanished() {
    List<Lapse> vanished = new ArrayList<>();
    weeks.forEach(
        (series, seen) -> {
          if (!seen.contains(newest) && seenBefore(seen)) {
            Instant last = start(newest.minusWeeks(1));
            vanished.add(new Lapse(lane, Lapse.Kind.VANISHED, series, last, start(newest)));
          }
        });
    return vanished;
  }

  private boolean seenBefore(Set<LocalDate> seen) {
    for (int back = 1; back <= WEEKS; back++) {
      if (!seen.contains(newest.minusWeeks(back))) {
        return false;
      }
    }
    return true;
  }

  private static Instant start(LocalDate monday) {
    return monday.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private List<Lapse> gaps() {
    List<Lapse> gaps = new ArrayList<>();
    runs.forEach((job, times) -> gaps(job, List.copyOf(times), gaps));
    return gaps;
  }

  private void gaps(String job, List<Instant> times, List<Lapse> gaps) {
    Duration longest = usual(times).multipliedBy(TIMES_USUAL);
    Duration limit = longest.compareTo(SHORTEST) > 0 ? longest : SHORTEST;
    Instant from = start(newest.minusWeeks(WEEKS));
    for (int i = 1; i < times.size(); i++) {
      Instant before = times.get(i - 1);
      Instant after = times.get(i);
      if (after.isAfter(from) && Duration.between(before, after).compareTo(limit) > 0) {
        gaps.add(new Lapse(lane, Lapse.Kind.GAP, job, before, after));
      }
    }
  }

  /** The median of the times between two runs; zero for less than two. */
  private static Duration usual(List<Instant> times) {
    List<Duration> between = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      between.add(Duration.between(times.get(i - 1), times.get(i)));
    }
    between.sort(null);
    return between.isEmpty() ? Duration.ZERO : between.get(between.size() / 2);
  }
}
