package io.github.perfreport.model;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The changes in a lane, and its missing data.
 *
 * @param lane the lane's name
 * @param newest the newest run that measured anything
 * @param week the Monday of its week
 * @param resources the resources that have data, by name
 * @param events newest first
 * @param exceeded thresholds passed in that week
 * @param drifts metrics that got worse in small steps
 * @param lapses data that stopped coming, and names of the definition that match nothing
 * @param usualInterval the 90th percentile of the time between the newest runs; zero for a single
 *     run
 * @param watchedSince a change that could be found from this time on is an alarm until it is
 *     acknowledged, goes back or is superseded; an older one is open
 */
public record LaneChanges(
    String lane,
    Run newest,
    LocalDate week,
    List<ResourceState> resources,
    List<Event> events,
    List<PassedThreshold> exceeded,
    List<Drift> drifts,
    List<MissingData> lapses,
    Duration usualInterval,
    Instant watchedSince)
    implements Serializable {

  /** A lane is without data no earlier than this long after its newest run. */
  private static final Duration SHORTEST_SILENCE = Duration.ofDays(3);

  private static final int TIMES_USUAL = 3;

  /** Copies the lists. */
  public LaneChanges {
    resources = List.copyOf(resources);
    events = List.copyOf(events);
    exceeded = List.copyOf(exceeded);
    drifts = List.copyOf(drifts);
    lapses = List.copyOf(lapses);
  }

  /** Whether someone should look at the lane now. */
  public boolean alarms() {
    return exceeded.stream().anyMatch(PassedThreshold::alarms)
        || drifts.stream().anyMatch(Drift::alarms)
        || events.stream().anyMatch(Event::alarms);
  }

  /** The time from which the lane counts as without data unless a run is added. */
  public Instant silentFrom() {
    Duration usual = usualInterval.multipliedBy(TIMES_USUAL);
    return newest.time().plus(usual.compareTo(SHORTEST_SILENCE) > 0 ? usual : SHORTEST_SILENCE);
  }

  /** The same, reduced to events, thresholds and drifts that raise an alarm. */
  public LaneChanges alarming() {
    return with(
        events.stream().filter(Event::alarms).toList(),
        exceeded.stream().filter(PassedThreshold::alarms).toList(),
        drifts.stream().filter(Drift::alarms).toList(),
        lapses);
  }

  /** The same, reduced to alarms and open events. */
  public LaneChanges lasting() {
    return with(
        events.stream().filter(Event::lasts).toList(),
        alarming().exceeded(),
        alarming().drifts(),
        lapses);
  }

  /** The series that vanished, and the gaps. */
  public List<MissingData> missing() {
    return lapses.stream().filter(lapse -> lapse.kind() != MissingData.Kind.NO_MATCH).toList();
  }

  /**
   * Changes older than the lane's watch that still last and that nobody has acknowledged, newest
   * first.
   */
  public List<Change> open() {
    return events.stream()
        .flatMap(event -> event.changes().stream())
        .filter(Change::isOpen)
        .sorted(Comparator.comparing(Change::firstBad).reversed().thenComparing(Change::series))
        .toList();
  }

  /**
   * The same; changes that began before the last weeks are open, not alarms.
   *
   * @param weeks counted back from the newest run
   */
  public LaneChanges newOnly(int weeks) {
    Instant since = newest.time().minus(Duration.ofDays(7L * weeks));
    return with(
        events.stream().map(event -> event.openBefore(since)).toList(), exceeded, drifts, lapses);
  }

  /** The same, with missing data. */
  public LaneChanges withLapses(List<MissingData> missed) {
    return with(events, exceeded, drifts, missed);
  }

  private LaneChanges with(
      List<Event> others,
      List<PassedThreshold> above,
      List<Drift> drifted,
      List<MissingData> missed) {
    return new LaneChanges(
        lane, newest, week, resources, others, above, drifted, missed, usualInterval, watchedSince);
  }
}
