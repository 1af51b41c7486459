package io.github.perfreport.changes;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Event.JobStart;
import io.github.perfreport.model.Exceeded;
import io.github.perfreport.model.MeasuredRun;
import io.github.perfreport.weekly.ResourceWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks through all series of one resource of a lane. */
final class ResourceScan {

  private final Lane lane;
  private final String resource;
  private final SeriesScan series;

  ResourceScan(Lane lane, String resource) {
    this.lane = lane;
    this.resource = resource;
    this.series = new SeriesScan(lane.changes());
  }

  /**
   * What is found in the weeks of the resource.
   *
   * @param weeks in any order; empty if no run measured anything
   */
  Optional<ResourceFindings> scan(Iterable<ResourceWeek> weeks) {
    List<ResourceWeek> inOrder = new ArrayList<>();
    weeks.forEach(inOrder::add);
    inOrder.sort(Comparator.comparing(ResourceWeek::monday));
    List<MeasuredRun> runs = inOrder.stream().flatMap(week -> week.runs().stream()).toList();
    return runs.isEmpty() ? Optional.empty() : Optional.of(scanRuns(runs));
  }

  private ResourceFindings scanRuns(List<MeasuredRun> runs) {
    List<Change> changes = new ArrayList<>();
    List<Exceeded> exceeded = new ArrayList<>();
    int points = 0;
    List<String> metrics = lane.metricsOf(resource);
    for (int column = 0; column < metrics.size(); column++) {
      SeriesKey key = new SeriesKey(lane.name(), resource, metrics.get(column));
      MetricColumn values = MetricColumn.of(runs, column, key.metric());
      points += values.size();
      changes.addAll(series.changes(key, values));
      NewestWeek.exceeded(key, values, runs.get(runs.size() - 1).run()).ifPresent(exceeded::add);
    }
    return new ResourceFindings(
        lane.name(), runs.get(runs.size() - 1).run(), changes, jobStarts(runs), exceeded, points);
  }

  private static List<JobStart> jobStarts(List<MeasuredRun> runs) {
    List<JobStart> starts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < runs.size(); i++) {
      if (seen.add(runs.get(i).run().job()) && i > 0) {
        starts.add(new JobStart(runs.get(i - 1).run().job(), runs.get(i).run()));
      }
    }
    return starts;
  }
}
