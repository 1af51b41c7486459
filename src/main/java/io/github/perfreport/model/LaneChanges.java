package io.github.perfreport.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * What changed in a lane.
 *
 * @param lane the lane's name
 * @param newest the newest run that measured anything
 * @param week the Monday of its week
 * @param events newest first
 * @param exceeded thresholds passed in that week
 */
public record LaneChanges(
    String lane, Run newest, LocalDate week, List<Event> events, List<Exceeded> exceeded)
    implements Serializable {

  /** Copies the lists. */
  public LaneChanges {
    events = List.copyOf(events);
    exceeded = List.copyOf(exceeded);
  }

  /** Whether someone should look at the lane now. */
  public boolean alarms() {
    return !exceeded.isEmpty() || events.stream().anyMatch(Event::alarms);
  }
}
