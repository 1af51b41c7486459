package io.github.perfreport.changes;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Lapse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What used to come of a lane and stopped: series that vanished, and the gaps of the last four weeks
 * in which a job had no measured run for three times as long as is usual for it, and a day at least.
 *
 * <p>A series vanished if it was in each of the four newest weeks with runs up to its last one, and
 * as many runs as make a level came after that week. It remains so until it comes back, the
 * definition no longer lists it, or an entry of the acknowledgements names it; what vanished before
 * the lane was watched is history.
 */
final class Lapses {

  private static final int WEEKS = 4;
  private static final int TIMES_USUAL = 3;
  private static final Duration SHORTEST = Duration.ofDays(1);

  private final Lane lane;
  private final Map<String, Set<LocalDate>> weeks = new TreeMap<>();
  private final SortedMap<String, TreeSet<Instant>> runs = new TreeMap<>();
  private final TreeSet<LocalDate> measured = new TreeSet<>();

  private Lapses(Lane lane) {
    this.lane = lane;
  }

  /**
   * The lapses of a lane, in their order.
   *
   * @param sightings of all its weeks, in any order
   * @param watchedSince series that had vanished by then are left out
   */
  static List<Lapse> of(Lane lane, Iterable<Sighting> sightings, Instant watchedSince) {
    Lapses lapses = new Lapses(lane);
    sightings.forEach(lapses::add);
    if (lapses.measured.isEmpty()) {
      return List.of();
    }
    List<Lapse> all = new ArrayList<>(lapses.vanished(watchedSince));
    all.addAll(lapses.gaps());
    all.sort(null);
    return all;
  }

  private void add(Sighting sighting) {
    measured.add(sighting.monday());
    for (String metric : sighting.metrics()) {
      weeks
          .computeIfAbsent(sighting.key().resource() + "/" + metric, name -> new TreeSet<>())
          .add(sighting.monday());
    }
    sighting
        .runs()
        .forEach((job, times) -> runs.computeIfAbsent(job, j -> new TreeSet<>()).addAll(times));
  }

  private List<Lapse> vanished(Instant watchedSince) {
    List<Instant> times = runs.values().stream().flatMap(Set::stream).distinct().sorted().toList();
    List<Lapse> vanished = new ArrayList<>();
    weeks.forEach(
        (series, seen) -> {
          LocalDate last = Collections.max(seen);
          LocalDate next = measured.higher(last);
          if (next != null && seen.containsAll(weeksUpTo(last))) {
            Instant missed = start(next);
            Optional<Instant> found = foundBy(times, missed);
            if (found.isPresent()
                && !found.get().isBefore(watchedSince)
                && !isKnown(series, missed)) {
              vanished.add(
                  new Lapse(lane.name(), Lapse.Kind.VANISHED, series, start(last), missed));
            }
          }
        });
    return vanished;
  }

  /** The newest weeks with runs up to a week; more than all there are if those are too few. */
  private List<LocalDate> weeksUpTo(LocalDate last) {
    List<LocalDate> newest =
        measured.headSet(last, true).descendingSet().stream().limit(WEEKS).toList();
    return newest.size() == WEEKS ? newest : List.of(LocalDate.MAX);
  }

  /** When as many runs had come as make a level. */
  private Optional<Instant> foundBy(List<Instant> times, Instant missed) {
    int runsNeeded = lane.changes().limits().minPoints();
    return times.stream()
        .filter(time -> !time.isBefore(missed))
        .skip(runsNeeded - 1L)
        .findFirst();
  }

  private boolean isKnown(String series, Instant missed) {
    String[] names = series.split("/", 2);
    return lane.changes().ackOf(names[0], names[1], missed).isPresent();
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
    Instant from = start(measured.last().minusWeeks(WEEKS));
    for (int i = 1; i < times.size(); i++) {
      Instant before = times.get(i - 1);
      Instant after = times.get(i);
      if (after.isAfter(from) && Duration.between(before, after).compareTo(limit) > 0) {
        gaps.add(new Lapse(lane.name(), Lapse.Kind.GAP, job, before, after));
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
