package io.github.perfreport.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A group of changes in one lane, so close in time that they probably have one cause.
 *
 * @param changes at least one, the most important first
 * @param elsewhere changes of the same metrics in other lanes at the same time: strong evidence
 *     that the cause is the code, not one lane's machines
 * @param markers the lane's markers near these days
 * @param jobs jobs of the lane that began in these days
 */
public record Event(
    List<Change> changes, List<Change> elsewhere, List<Marker> markers, List<JobStart> jobs)
    implements Serializable {

  /** Copies the lists. */
  public Event {
    changes = List.copyOf(changes);
    elsewhere = List.copyOf(elsewhere);
    markers = List.copyOf(markers);
    jobs = List.copyOf(jobs);
  }

  /**
   * A job that replaced another, or started beside it.
   *
   * @param before the job of the run before
   * @param first its first run
   */
  public record JobStart(String before, Run first) implements Serializable {}

  /** The most important change; it names the event. */
  public Change leading() {
    return changes.get(0);
  }

  /** The status of the whole event: gone back or known only if every change is. */
  public Status status() {
    Set<Status> all = changes.stream().map(Change::status).collect(Collectors.toSet());
    if (all.contains(Status.NEW)) {
      return Status.NEW;
    }
    return all.contains(Status.KNOWN) ? Status.KNOWN : Status.GONE_BACK;
  }

  /** Whether one of its changes raises an alarm. */
  public boolean alarms() {
    return changes.stream().anyMatch(Change::alarms);
  }

  /** Whether one of its changes raises an alarm or is open. */
  boolean lasts() {
    return changes.stream().anyMatch(change -> change.alarms() || change.isOpen());
  }

  /** The same event; changes that began before a time are open, not alarms. */
  Event openBefore(Instant since) {
    List<Change> aged =
        changes.stream()
            .map(
                change ->
                    change.alarms() && change.firstBad().time().isBefore(since)
                        ? change.silenced(NoAlarmReason.OLD)
                        : change)
            .sorted(Change.BY_WEIGHT)
            .toList();
    return new Event(aged, elsewhere, markers, jobs);
  }

  /** The first run at one of its new levels. */
  public Run firstBad() {
    return changes.stream().map(Change::firstBad).min(Comparator.naturalOrder()).orElseThrow();
  }
}
