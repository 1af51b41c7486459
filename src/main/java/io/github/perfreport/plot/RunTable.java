package io.github.perfreport.plot;

import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.WeeklyRecord;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The runs of a history's points, each once, in order, and their weeks. */
public final class RunTable {

  private final List<Run> runs;
  private final Map<Run, Integer> positions = new HashMap<>();
  private final LocalDate firstMonday;
  private final int[] runsPerWeek;

  /**
   * Sorts the runs.
   *
   * @param counts the number of runs behind each week's figures, which may be more than are shown
   */
  private RunTable(Map<Run, LocalDate> weekOfRun, Map<LocalDate, Integer> counts) {
    runs = weekOfRun.keySet().stream().sorted().toList();
    for (Run run : runs) {
      positions.put(run, positions.size());
    }
    Collection<LocalDate> mondays = weekOfRun.values();
    firstMonday = mondays.stream().min(LocalDate::compareTo).orElse(null);
    runsPerWeek =
        mondays.stream()
            .max(LocalDate::compareTo)
            .map(last -> new int[weekOf(last) + 1])
            .orElseGet(() -> new int[0]);
    mondays.forEach(monday -> runsPerWeek[weekOf(monday)]++);
    counts.forEach(
        (monday, count) ->
            runsPerWeek[weekOf(monday)] = Math.max(count, runsPerWeek[weekOf(monday)]));
  }

  public static RunTable of(ResourceHistory history) {
    Map<Run, LocalDate> weekOfRun = new HashMap<>();
    Map<LocalDate, Integer> counts = new HashMap<>();
    for (Series series : history.series()) {
      for (WeeklyRecord week : series.weeks()) {
        counts.merge(week.monday(), week.statistics().count(), Math::max);
        for (Point point : week.points()) {
          weekOfRun.putIfAbsent(point.run(), week.monday());
        }
      }
    }
    return new RunTable(weekOfRun, counts);
  }

  /** All runs, oldest first. */
  public List<Run> runs() {
    return runs;
  }

  /** The index of the run in {@link #runs()}, or -1. */
  public int indexOf(Run run) {
    return positions.getOrDefault(run, -1);
  }

  /** The first week with a run; null without runs. */
  public LocalDate firstMonday() {
    return firstMonday;
  }

  /** The newest week with a run; null without runs. */
  public LocalDate newestMonday() {
    return firstMonday == null ? null : firstMonday.plusWeeks(runsPerWeek.length - 1L);
  }

  /** The number of weeks from the first week to a Monday. */
  public int weekOf(LocalDate monday) {
    return (int) ChronoUnit.WEEKS.between(firstMonday, monday);
  }

  /** The number of runs in each week from the first to the newest, including weeks without runs. */
  public int[] runsPerWeek() {
    return runsPerWeek.clone();
  }

  /** The number of weeks between the first and the newest that have no run. */
  long weeksWithoutRuns() {
    return Arrays.stream(runsPerWeek).filter(n -> n == 0).count();
  }

  /**
   * A marker at the first run of every job but the first, where the lane continued in another job.
   */
  public List<Marker> jobChanges() {
    List<Marker> changes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String previous = null;
    for (Run run : runs) {
      if (seen.add(run.job()) && previous != null) {
        changes.add(
            new Marker(
                run.time().atZone(ZoneOffset.UTC).toLocalDate(), difference(previous, run.job())));
      }
      previous = run.job();
    }
    return changes;
  }

  /** The parts of the new name that the old one lacks: {@code 1.34}. */
  private static String difference(String old, String now) {
    List<String> parts = new ArrayList<>(List.of(now.split("-", -1)));
    parts.removeAll(List.of(old.split("-", -1)));
    String difference = String.join("-", parts);
    return difference.isEmpty() ? now : difference;
  }
}
