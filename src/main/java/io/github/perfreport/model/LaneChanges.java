package io.github.perfreport.model;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What changed in a lane.
 *
 * @param lane the lane's name
 * @param newest the newest run that measured anything
 * @param week the Monday of its week
 * @param resources those that have data, by name
 * @param events newest first
 * @param exceeded thresholds passed in that week
 * @param lapses data that stopped coming
 * @param watchedSince what could be found from then on is an alarm until it is acknowledged, goes
 *     back or is superseded; what is older is open
 */
public record LaneChanges(
    String lane,
    Run newest,
    LocalDate week,
    List<ResourceState> resources,
    List<Event> events,
    List<Exceeded> exceeded,
    List<Lapse> lapses,
    Instant watchedSince)
    implements Serializable {

  /** Copies the lists. */
  public LaneChanges {
    resources = List.copyOf(resources);
    events = List.copyOf(events);
    exceeded = List.copyOf(exceeded);
    lapses = List.copyOf(lapses);
  }

  /** Whether someone should look at the lane now. */
  public boolean alarms() {
    return exceeded.stream().anyMatch(Exceeded::alarms) || events.stream().anyMatch(Event::alarms);
  }

  /** The same, with nothing but the events and thresholds that raise an alarm. */
  public LaneChanges alarming() {
    List<Event> alarming = events.stream().filter(Event::alarms).toList();
    return new LaneChanges(
        lane,
        newest,
        week,
        resources,
        alarming,
        exceeded.stream().filter(Exceeded::alarms).toList(),
        lapses,
        watchedSince);
  }

  /** What lasts, unacknowledged, from before the lane was watched, newest first. */
  public List<Change> open() {
    return events.stream()
        .flatMap(event -> event.changes().stream())
        .filter(Change::isOpen)
        .sorted(Comparator.comparing(Change::firstBad).reversed().thenComparing(Change::series))
        .toList();
  }

  /**
   * The same, where a change that began before the last weeks raises no alarm but is open.
   *
   * @param weeks counted back from the newest run
   */
  public LaneChanges newOnly(int weeks) {
    Instant since = newest.time().minus(Duration.ofDays(7L * weeks));
    List<Event> aged = events.stream().map(event -> event.openBefore(since)).toList();
    return new LaneChanges(lane, newest, week, resources, aged, exceeded, lapses, watchedSince);
  }

  /** The same, with data that stopped coming. */
  public LaneChanges withLapses(List<Lapse> missed) {
    return new LaneChanges(lane, newest, week, resources, events, exceeded, missed, watchedSince);
  }
}
