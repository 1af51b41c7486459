package io.github.perfreport.changes;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event.JobStart;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.RunCount;
import io.github.perfreport.weekly.ResourceWeek;
import io.github.perfreport.weekly.Weeks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Scans all series of one resource of a lane for changes, drifts and passed thresholds. */
final class ResourceScan {

  private final Lane lane;
  private final String resource;
  private final SeriesScan series;
  private final DriftScan drift;

  ResourceScan(Lane lane, String resource) {
    this.lane = lane;
    this.resource = resource;
    this.series = new SeriesScan(lane.changes());
    this.drift = new DriftScan(lane.changes());
  }

  /**
   * Scans the weeks of the resource.
   *
   * @param weeks in any order; empty if no run measured anything
   */
  Optional<ResourceFindings> scan(Iterable<ResourceWeek> weeks) {
    List<ResourceWeek> inOrder = new ArrayList<>();
    weeks.forEach(inOrder::add);
    inOrder.sort(Comparator.comparing(ResourceWeek::monday));
    List<RunColumns> runs = inOrder.stream().flatMap(week -> week.runs().stream()).toList();
    return runs.isEmpty() ? Optional.empty() : Optional.of(scanRuns(runs, inOrder));
  }

  private ResourceFindings scanRuns(List<RunColumns> runs, List<ResourceWeek> weeks) {
    Run newest = runs.get(runs.size() - 1).run();
    List<Change> changes = new ArrayList<>();
    List<PassedThreshold> exceeded = new ArrayList<>();
    List<Drift> drifts = new ArrayList<>();
    TreeMap<String, LocalDate> lastWeeks = new TreeMap<>();
    int points = 0;
    List<String> metrics = lane.metricsOf(resource);
    for (int column = 0; column < metrics.size(); column++) {
      SeriesKey key = seriesOf(metrics.get(column));
      MetricColumn values = MetricColumn.of(runs, column);
      if (values.size() == 0) {
        continue;
      }
      points += values.size();
      lastWeeks.put(key.metric(), Weeks.mondayOf(values.run(values.size() - 1).time()));
      List<Change> own = series.changes(key, values);
      changes.addAll(own);
      drift.scan(key, values, own, newest).ifPresent(drifts::add);
      ThresholdCheck.exceeded(key, values, newest, lane.changes().limits().minPoints())
          .map(this::judged)
          .ifPresent(exceeded::add);
    }
    ResourceState state =
        new ResourceState(
            resource,
            lastWeeks,
            newest,
            Weeks.mondayOf(newest.time()),
            RunCount.of(runs.stream().map(run -> run.run().time()).toList()));
    ResourceKey key = new ResourceKey(lane.name(), resource);
    List<WeekPresence> sightings =
        weeks.stream().map(week -> WeekPresence.of(key, week, metrics)).toList();
    return new ResourceFindings(
        lane.name(), state, changes, jobStarts(runs), exceeded, drifts, sightings, points);
  }

  private SeriesKey seriesOf(String metric) {
    return new SeriesKey(lane.name(), resource, metric, lane.info(resource, metric));
  }

  private PassedThreshold judged(PassedThreshold exceeded) {
    return lane.changes()
        .ackOf(exceeded)
        .map(ack -> exceeded.acknowledged(ack.reason()))
        .orElse(exceeded);
  }

  private static List<JobStart> jobStarts(List<RunColumns> runs) {
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
