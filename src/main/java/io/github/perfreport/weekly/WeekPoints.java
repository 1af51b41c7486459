package io.github.perfreport.weekly;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.results.EarlierPoints;
import io.github.perfreport.runs.RunLayouts;
import io.github.perfreport.runs.layout.RunLayout;
import io.github.perfreport.runs.layout.RunTime;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the points of runs in the existing weekly files, so that a week whose run results are lost
 * keeps its points.
 */
public final class WeekPoints implements EarlierPoints {

  private static final long serialVersionUID = 1L;

  @Override
  public Map<String, Map<String, RunColumns>> of(Lane lane, String job, Set<String> ids)
      throws IOException {
    Map<String, Map<String, RunColumns>> runs = new TreeMap<>();
    Optional<Set<LocalDate>> mondays = mondaysOf(RunLayouts.of(lane), ids);
    for (String resource : lane.metrics().keySet()) {
      List<String> metrics = lane.metricsOf(resource);
      for (int column = 0; column < metrics.size(); column++) {
        for (Point point : points(lane, resource, metrics.get(column), mondays)) {
          if (point.run().job().equals(job) && ids.contains(point.run().id())) {
            RunColumns run =
                runs.computeIfAbsent(point.run().id(), id -> new TreeMap<>())
                    .computeIfAbsent(resource, r -> withoutValues(point, metrics.size()));
            run.values()[column] = point.value();
            run.thresholds()[column] = point.threshold();
          }
        }
      }
    }
    return runs;
  }

  private static RunColumns withoutValues(Point point, int metrics) {
    return new RunColumns(point.run(), RunColumns.nothing(metrics), RunColumns.nothing(metrics));
  }

  /** The weeks in which runs may have ended, by their ids; empty if an id contains no time. */
  private static Optional<Set<LocalDate>> mondaysOf(RunLayout layout, Set<String> ids) {
    Set<LocalDate> mondays = new TreeSet<>();
    for (String id : ids) {
      Optional<Instant> start = layout.startOf(id);
      if (start.isEmpty()) {
        return Optional.empty();
      }
      mondays.add(Weeks.mondayOf(start.get().minus(RunTime.CLOCKS_DIFFER)));
      mondays.add(Weeks.mondayOf(start.get().plus(RunTime.LATEST)));
    }
    return Optional.of(mondays);
  }

  private static List<Point> points(
      Lane lane, String resource, String metric, Optional<Set<LocalDate>> mondays)
      throws IOException {
    String weekly = lane.folders().weekly();
    List<Point> points = new ArrayList<>();
    for (LocalDate monday : ListWeeks.mondays(Layout.join(weekly, resource, metric))) {
      if (mondays.isEmpty() || mondays.get().contains(monday)) {
        String path = Layout.week(weekly, resource, metric, monday);
        Optional<byte[]> json = Folder.readIfThere(path, ReadWeeks.MAX_BYTES);
        Optional<WeeklyRecord> week =
            json.isPresent() ? WeeklyJson.read(monday, metric, json.get()) : Optional.empty();
        week.ifPresent(record -> points.addAll(record.points()));
      }
    }
    return points;
  }
}
