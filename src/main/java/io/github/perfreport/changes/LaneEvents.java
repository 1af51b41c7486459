package io.github.perfreport.changes;

import io.github.perfreport.definition.ChangeRules.Limits;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.Event.JobStart;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import io.github.perfreport.weekly.Weeks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Groups the changes of each lane into events. It takes the findings of all lanes, since an event
 * also lists related changes in other lanes.
 */
public final class LaneEvents {

  /**
   * The usual interval is computed from this many of the newest runs, so that an old job doesn't
   * decide it.
   */
  private static final int NEWEST_RUNS = 20;

  private static final Comparator<Change> BY_TIME =
      Comparator.comparing(Change::firstBad).thenComparing(Change::series);

  private final Map<String, List<Change>> byMetric;
  private final Map<String, List<ResourceFindings>> byLane;

  /** Takes the findings of all resources of all lanes, in any order. */
  public LaneEvents(Iterable<ResourceFindings> found) {
    List<ResourceFindings> findings = new ArrayList<>();
    found.forEach(findings::add);
    byMetric =
        findings.stream()
            .flatMap(resource -> resource.changes().stream())
            .sorted(BY_TIME)
            .collect(Collectors.groupingBy(change -> change.series().metric()));
    byLane =
        findings.stream()
            .collect(
                Collectors.groupingBy(ResourceFindings::lane, TreeMap::new, Collectors.toList()));
  }

  /**
   * What changed in a lane.
   *
   * @param watchedSince the start of watching, from an earlier judgement; empty for the first
   * @return null if no run of it measured anything
   */
  public LaneChanges of(Lane lane, Optional<Instant> watchedSince) {
    List<ResourceFindings> findings = byLane.get(lane.name());
    if (findings == null) {
      return null;
    }
    Run newest =
        findings.stream()
            .map(ResourceFindings::newest)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    LocalDate week = Weeks.mondayOf(newest.time());
    List<WeekPresence> presences =
        findings.stream().flatMap(found -> found.sightings().stream()).toList();
    List<Instant> runTimes = runTimes(presences);
    Instant since = watchedSince(lane, runTimes, newest, watchedSince);
    List<PassedThreshold> exceeded =
        findings.stream()
            .filter(found -> Weeks.mondayOf(found.newest().time()).equals(week))
            .flatMap(found -> found.exceeded().stream())
            .sorted(Comparator.comparing(PassedThreshold::series))
            .toList();
    List<ResourceState> states =
        findings.stream()
            .map(ResourceFindings::state)
            .sorted(Comparator.comparing(ResourceState::resource))
            .toList();
    return new LaneChanges(
        lane.name(),
        newest,
        week,
        states,
        events(lane, findings, since),
        exceeded,
        findings.stream()
            .flatMap(found -> found.drifts().stream())
            .sorted(Comparator.comparing(Drift::series))
            .toList(),
        lapses(lane, newest, states, presences, since),
        usualInterval(runTimes),
        since);
  }

  /** When the runs of a lane ended, newest first. */
  private static List<Instant> runTimes(List<WeekPresence> presences) {
    return presences.stream()
        .flatMap(sighting -> sighting.runs().values().stream())
        .flatMap(List::stream)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** The 90th percentile of the time between the newest runs. */
  private static Duration usualInterval(List<Instant> newestFirst) {
    List<Duration> between = new ArrayList<>();
    for (int i = 1; i < Math.min(newestFirst.size(), NEWEST_RUNS + 1); i++) {
      between.add(Duration.between(newestFirst.get(i), newestFirst.get(i - 1)));
    }
    between.sort(null);
    return between.isEmpty() ? Duration.ZERO : between.get((int) (.9 * (between.size() - 1)));
  }

  /**
   * The time from which on a change of the lane is an alarm. The definition or the earlier
   * judgement sets it. Otherwise it is some weeks before the newest run, or farther back if a level
   * needs more runs. An earlier judgement is ignored if its start is later than a new one's: the
   * run that it was based on is gone.
   */
  private static Instant watchedSince(
      Lane lane, List<Instant> newestFirst, Run newest, Optional<Instant> earlier) {
    LocalDate told = lane.changes().watchedSince();
    if (told != null) {
      return told.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    Limits limits = lane.changes().limits();
    Instant weeks = newest.time().minus(Duration.ofDays(7L * limits.weeks()));
    Instant runs =
        newestFirst.stream().limit(limits.minPoints()).min(Comparator.naturalOrder()).orElse(weeks);
    return Stream.of(weeks, runs, earlier.orElse(weeks))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The lane's data that stopped coming, and the names in its definition that have no data. */
  private static List<MissingData> lapses(
      Lane lane,
      Run newest,
      List<ResourceState> states,
      List<WeekPresence> presences,
      Instant since) {
    Set<String> jobs =
        presences.stream()
            .flatMap(sighting -> sighting.runs().keySet().stream())
            .collect(Collectors.toSet());
    List<MissingData> lapses = new ArrayList<>(MissingDataScan.of(lane, presences, since));
    lapses.addAll(NamesWithoutMatch.of(lane, newest, states, jobs));
    return lapses;
  }

  private List<Event> events(Lane lane, List<ResourceFindings> findings, Instant since) {
    List<Change> changes =
        findings.stream()
            .flatMap(found -> found.changes().stream())
            .map(change -> aged(change, since))
            .sorted(BY_TIME)
            .toList();
    List<JobStart> jobs = jobs(findings);
    List<Event> events = new ArrayList<>();
    for (List<Change> group : groups(changes, lane.changes().limits().together())) {
      events.add(event(lane, group, jobs));
    }
    events.sort(Comparator.comparing(Event::firstBad).reversed());
    return events;
  }

  private static Change aged(Change change, Instant since) {
    boolean old = change.foundBy().isBefore(since);
    return change.alarms() && old ? change.silenced(NoAlarmReason.OLD) : change;
  }

  /** Jobs that started, each listed once, at its earliest run in any resource. */
  private static List<JobStart> jobs(List<ResourceFindings> findings) {
    Map<String, JobStart> first = new TreeMap<>();
    for (ResourceFindings found : findings) {
      for (JobStart start : found.jobs()) {
        first.merge(
            start.first().job(), start, (a, b) -> b.first().compareTo(a.first()) < 0 ? b : a);
      }
    }
    return List.copyOf(first.values());
  }

  /**
   * Groups changes in time order; a change too long after the first of a group starts a new group.
   */
  private static List<List<Change>> groups(List<Change> changes, Duration together) {
    List<List<Change>> groups = new ArrayList<>();
    Instant end = Instant.MIN;
    for (Change change : changes) {
      if (change.firstBad().time().isAfter(end)) {
        groups.add(new ArrayList<>());
        end = change.firstBad().time().plus(together);
      }
      groups.get(groups.size() - 1).add(change);
    }
    return groups;
  }

  private Event event(Lane lane, List<Change> group, List<JobStart> jobs) {
    Duration near = lane.changes().limits().together();
    Instant from = group.get(0).firstBad().time().minus(near);
    Instant to = group.get(group.size() - 1).firstBad().time().plus(near);
    List<Change> changes = group.stream().sorted(Change.BY_WEIGHT).toList();
    return new Event(
        changes,
        changes.stream().flatMap(change -> elsewhere(change, near).stream()).distinct().toList(),
        lane.report().markers().stream().filter(marker -> isWithin(marker, from, to)).toList(),
        jobs.stream()
            .filter(job -> !job.first().time().isBefore(from) && !job.first().time().isAfter(to))
            .sorted(Comparator.comparing(JobStart::first))
            .toList());
  }

  private List<Change> elsewhere(Change change, Duration near) {
    return byMetric.get(change.series().metric()).stream()
        .filter(other -> !other.series().lane().equals(change.series().lane()))
        .filter(other -> other.shift().direction() == change.shift().direction())
        .filter(
            other ->
                Duration.between(other.firstBad().time(), change.firstBad().time())
                        .abs()
                        .compareTo(near)
                    <= 0)
        .toList();
  }

  private static boolean isWithin(Marker marker, Instant from, Instant to) {
    LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
    return !marker.date().isBefore(first) && !marker.date().isAfter(last);
  }
}
