package io.github.perfreport.changes;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.MissingData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds data of a lane that stopped coming: vanished series, and gaps. A gap is a time in the last
 * four weeks in which a job had no measured run for three times its usual interval, and for at
 * least a day.
 *
 * <p>A series vanished if it was in each of the four newest weeks with runs up to its last one and
 * in at least half of their runs, and at least as many runs as a level needs came after that week.
 * (The audit tool doesn't print a count below 1, so small counts come and go.) A series stays
 * vanished until it comes back, the definition no longer lists it, or an acknowledgement names it.
 * Series that vanished before the lane was watched are not reported.
 */
final class MissingDataScan {

  private static final int WEEKS = 4;
  private static final double USUAL_SHARE = .5;
  private static final int TIMES_USUAL = 3;
  private static final Duration SHORTEST = Duration.ofDays(1);

  private final Lane lane;

  /** The share of the resource's runs that measured a series, by series and week. */
  private final Map<String, SortedMap<LocalDate, Double>> weeks = new TreeMap<>();

  private final SortedMap<String, TreeSet<Instant>> runs = new TreeMap<>();
  private final TreeSet<LocalDate> measured = new TreeSet<>();

  private MissingDataScan(Lane lane) {
    this.lane = lane;
  }

  /**
   * Returns the lane's missing data, sorted.
   *
   * @param sightings of all its weeks, in any order
   * @param watchedSince series that had vanished before this time are left out
   */
  static List<MissingData> of(Lane lane, Iterable<WeekPresence> sightings, Instant watchedSince) {
    MissingDataScan lapses = new MissingDataScan(lane);
    sightings.forEach(lapses::add);
    if (lapses.measured.isEmpty()) {
      return List.of();
    }
    List<MissingData> all = new ArrayList<>(lapses.vanished(watchedSince));
    all.addAll(lapses.gaps());
    all.sort(null);
    return all;
  }

  private void add(WeekPresence sighting) {
    measured.add(sighting.monday());
    sighting
        .metrics()
        .forEach(
            (metric, runsWithIt) ->
                weeks
                    .computeIfAbsent(
                        sighting.key().resource() + "/" + metric, name -> new TreeMap<>())
                    .put(sighting.monday(), (double) runsWithIt / sighting.count()));
    sighting
        .runs()
        .forEach((job, times) -> runs.computeIfAbsent(job, j -> new TreeSet<>()).addAll(times));
  }

  private List<MissingData> vanished(Instant watchedSince) {
    List<Instant> times = runs.values().stream().flatMap(Set::stream).distinct().sorted().toList();
    List<MissingData> vanished = new ArrayList<>();
    weeks.forEach(
        (series, seen) -> {
          LocalDate last = seen.lastKey();
          LocalDate next = measured.higher(last);
          if (next != null && isUsual(seen)) {
            Instant missed = start(next);
            Optional<Instant> found = foundBy(times, missed);
            MissingData missing =
                new MissingData(
                    lane.name(), MissingData.Kind.VANISHED, series, start(last), missed);
            if (found.isPresent()
                && !found.get().isBefore(watchedSince)
                && lane.changes().ackOf(missing).isEmpty()) {
              vanished.add(missing);
            }
          }
        });
    return vanished;
  }

  /**
   * Whether a series was in each of the newest weeks up to its last one, and in half of their runs.
   */
  private boolean isUsual(SortedMap<LocalDate, Double> seen) {
    List<LocalDate> newest =
        measured.headSet(seen.lastKey(), true).descendingSet().stream().limit(WEEKS).toList();
    double share = newest.stream().mapToDouble(week -> seen.getOrDefault(week, 0.0)).sum() / WEEKS;
    return newest.size() == WEEKS && seen.keySet().containsAll(newest) && share >= USUAL_SHARE;
  }

  /** The time at which there were as many runs as a level needs. */
  private Optional<Instant> foundBy(List<Instant> times, Instant missed) {
    int runsNeeded = lane.changes().limits().minPoints();
    return times.stream().filter(time -> !time.isBefore(missed)).skip(runsNeeded - 1L).findFirst();
  }

  private static Instant start(LocalDate monday) {
    return monday.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private List<MissingData> gaps() {
    List<MissingData> gaps = new ArrayList<>();
    runs.forEach((job, times) -> gaps(job, List.copyOf(times), gaps));
    return gaps;
  }

  private void gaps(String job, List<Instant> times, List<MissingData> gaps) {
    Duration longest = usual(times).multipliedBy(TIMES_USUAL);
    Duration limit = longest.compareTo(SHORTEST) > 0 ? longest : SHORTEST;
    Instant from = start(measured.last().minusWeeks(WEEKS));
    for (int i = 1; i < times.size(); i++) {
      Instant before = times.get(i - 1);
      Instant after = times.get(i);
      if (after.isAfter(from) && Duration.between(before, after).compareTo(limit) > 0) {
        gaps.add(new MissingData(lane.name(), MissingData.Kind.GAP, job, before, after));
      }
    }
  }

  /** The median time between two runs; zero for fewer than two. */
  private static Duration usual(List<Instant> times) {
    List<Duration> between = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      between.add(Duration.between(times.get(i - 1), times.get(i)));
    }
    between.sort(null);
    return between.isEmpty() ? Duration.ZERO : between.get(between.size() / 2);
  }
}
