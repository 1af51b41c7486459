package io.github.perfreport.changes;

import io.github.perfreport.definition.Definition;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.reporting.Phrases;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges KubeVirt's archive as {@code check} would have on each Thursday at noon, with the runs
 * that had ended by then, and prints what it would have said. Nobody acknowledges anything.
 */
public final class ThursdayReplay {

  private static final LocalDate FIRST = LocalDate.parse("2024-01-04");

  private final Lane lane;
  private final Map<String, List<RunColumns>> runs = new TreeMap<>();
  private final Map<String, Stand> stands = new TreeMap<>();
  private final Map<YearMonth, Integer> begun = new TreeMap<>();
  private final Map<YearMonth, Integer> most = new TreeMap<>();
  private int silent;
  private int thursdays;

  /** When something was an alarm. */
  private static final class Stand {
    private final LocalDate first;
    private LocalDate last;

    Stand(LocalDate first) {
      this.first = first;
      this.last = first;
    }
  }

  private ThursdayReplay(Lane lane) {
    this.lane = lane;
  }

  /** Prints the tables; without arguments. */
  public static void main(String[] args) throws IOException {
    ResultsArchive archive = ResultsArchive.read();
    for (String definition : List.of("kubevirt-density", "kubevirt-sig-performance")) {
      Lane lane = Definition.read("pipelines/" + definition + ".yaml", null);
      ThursdayReplay replay = new ThursdayReplay(lane);
      replay.read(archive);
      replay.judgeAll();
      replay.print();
    }
  }

  private void read(ResultsArchive archive) {
    for (String job : archive.jobs()) {
      if (lane.source().hasJob(job)) {
        for (String resource : List.of("vm", "vmi")) {
          runs.put(resource, archive.runs(job, resource, lane.metricsOf(resource)));
        }
      }
    }
  }

  private void judgeAll() {
    Optional<Instant> watchedSince = Optional.empty();
    LocalDate end =
        runs.values().stream()
            .flatMap(List::stream)
            .map(run -> LocalDate.ofInstant(run.run().time(), ZoneOffset.UTC))
            .max(LocalDate::compareTo)
            .orElseThrow();
    for (LocalDate day = FIRST; day.isBefore(end.plusWeeks(1)); day = day.plusWeeks(1)) {
      Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
      LaneChanges changes = judge(noon, watchedSince);
      if (changes != null) {
        watchedSince = Optional.of(changes.watchedSince());
        note(day, noon, changes);
      }
    }
  }

  private LaneChanges judge(Instant noon, Optional<Instant> watchedSince) {
    List<ResourceFindings> findings = new ArrayList<>();
    runs.forEach(
        (resource, all) ->
            new ResourceScan(lane, resource)
                .scan(Histories.weeks(endedBy(all, noon)))
                .ifPresent(findings::add));
    return new LaneEvents(findings).of(lane, watchedSince);
  }

  private static List<RunColumns> endedBy(List<RunColumns> all, Instant end) {
    return all.stream().filter(run -> !run.run().time().isAfter(end)).toList();
  }

  private void note(LocalDate day, Instant noon, LaneChanges changes) {
    thursdays++;
    silent += noon.isAfter(changes.silentFrom()) ? 1 : 0;
    Set<String> alarms = new TreeSet<>();
    changes.events().stream()
        .flatMap(event -> event.changes().stream())
        .filter(Change::alarms)
        .forEach(
            change ->
                alarms.add(name(change.series()) + " " + Phrases.size(change.shift()).charAt(0)));
    changes.drifts().stream()
        .filter(Drift::alarms)
        .forEach(drift -> alarms.add("drift " + name(drift.series())));
    changes.lapses().stream()
        .filter(lapse -> lapse.kind() == MissingData.Kind.VANISHED)
        .forEach(lapse -> alarms.add("vanished " + lapse.name()));
    for (String alarm : alarms) {
      Stand stand = stands.get(alarm);
      if (stand == null || stand.last.isBefore(day.minusWeeks(1))) {
        begun.merge(YearMonth.from(day), 1, Integer::sum);
        if (stand != null) {
          stands.put(alarm + " until " + stand.last, stand);
        }
        stands.put(alarm, new Stand(day));
      } else {
        stand.last = day;
      }
    }
    most.merge(YearMonth.from(day), alarms.size(), Math::max);
  }

  private static String name(Change.SeriesKey series) {
    return series.resource() + "/" + series.metric();
  }

  private void print() {
    System.out.println("## " + lane.name());
    System.out.printf("%d Thursdays, %d of them without new data%n", thursdays, silent);
    System.out.println("| month | alarms begun | most at once |");
    most.forEach(
        (month, count) ->
            System.out.printf("| %s | %d | %d |%n", month, begun.getOrDefault(month, 0), count));
    System.out.println("| alarm | from | to | weeks |");
    stands.entrySet().stream()
        .sorted(Map.Entry.comparingByValue((a, b) -> a.first.compareTo(b.first)))
        .forEach(
            stand ->
                System.out.printf(
                    "| %s | %s | %s | %d |%n",
                    stand.getKey(),
                    stand.getValue().first,
                    stand.getValue().last,
                    1
                        + Duration.between(
                                    stand.getValue().first.atStartOfDay(),
                                    stand.getValue().last.atStartOfDay())
                                .toDays()
                            / 7));
  }
}
