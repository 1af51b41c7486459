package io.github.perfreport.migrate;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.results.Archive;
import io.github.perfreport.results.Archive.Measured;
import io.github.perfreport.weekly.ResourceWeek;
import io.github.perfreport.weekly.Weeks;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The archived values of what a lane reports, with which published weeks are compared. */
final class ArchivedValues {

  private final Set<Instant> times = new HashSet<>();
  private final Map<SeriesName, Map<Instant, Double>> values = new HashMap<>();
  private final Map<SeriesName, Map<LocalDate, Double>> averages = new HashMap<>();

  /** A metric of a resource. */
  record SeriesName(String resource, String metric) {}

  private record WeekName(String resource, LocalDate monday) {}

  private ArchivedValues() {}

  /** Reads the results of a lane's jobs; a file that can't be used is skipped. */
  static ArchivedValues of(Lane lane, Collection<String> jobs) throws IOException {
    ArchivedValues truth = new ArchivedValues();
    Archive archive = new Archive();
    Map<WeekName, List<RunColumns>> weeks = new HashMap<>();
    for (String job : jobs) {
      for (String id : archive.ids(lane, job)) {
        archive.measured(lane, job, id).ifPresent(run -> truth.add(run, weeks));
      }
    }
    weeks.forEach(
        (week, runs) ->
            truth.add(
                week,
                runs.stream().map(run -> lane.withoutZeros(week.resource(), run)).toList(),
                lane.metricsOf(week.resource())));
    return truth;
  }

  private void add(Measured run, Map<WeekName, List<RunColumns>> weeks) {
    times.add(run.run().time());
    LocalDate monday = Weeks.mondayOf(run.run().time());
    run.resources()
        .forEach(
            (resource, measured) ->
                weeks
                    .computeIfAbsent(new WeekName(resource, monday), x -> new ArrayList<>())
                    .add(measured));
  }

  private void add(WeekName week, List<RunColumns> runs, List<String> metrics) {
    Map<String, WeeklyRecord> records = ResourceWeek.of(week.monday(), runs).records(metrics);
    records.forEach(
        (metric, record) -> {
          SeriesName name = new SeriesName(week.resource(), metric);
          averages
              .computeIfAbsent(name, x -> new HashMap<>())
              .put(week.monday(), record.statistics().average());
          Map<Instant, Double> points = values.computeIfAbsent(name, x -> new HashMap<>());
          for (Point point : record.points()) {
            points.put(point.run().time(), point.value());
          }
        });
  }

  /** Whether there is a run with this time. */
  boolean hasRun(Instant time) {
    return times.contains(time);
  }

  /** The values of a series, by the time of the run. */
  Map<Instant, Double> values(SeriesName series) {
    return values.getOrDefault(series, Map.of());
  }

  /** The average of a week; empty if no run measured the series. */
  Optional<Double> average(SeriesName series, LocalDate monday) {
    return Optional.ofNullable(averages.getOrDefault(series, Map.of()).get(monday));
  }
}
