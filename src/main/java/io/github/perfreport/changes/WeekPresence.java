package io.github.perfreport.changes;

import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.weekly.ResourceWeek;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which metrics and runs one week of one resource has, without the values.
 *
 * @param key the lane and resource
 * @param monday the week
 * @param metrics by metric, how many runs measured it; metrics that no run measured are absent
 * @param count how many runs there were
 * @param runs when runs ended, by job
 */
record WeekPresence(
    ResourceKey key,
    LocalDate monday,
    SortedMap<String, Integer> metrics,
    int count,
    SortedMap<String, List<Instant>> runs)
    implements Serializable {

  WeekPresence {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    runs = Collections.unmodifiableSortedMap(new TreeMap<>(runs));
  }

  /** Takes the presence from a week of a lane that reports these metrics. */
  static WeekPresence of(ResourceKey key, ResourceWeek week, List<String> reported) {
    TreeMap<String, List<Instant>> runs = new TreeMap<>();
    for (RunColumns run : week.runs()) {
      runs.computeIfAbsent(run.run().job(), job -> new ArrayList<>()).add(run.run().time());
    }
    return new WeekPresence(key, week.monday(), week.measured(reported), week.runs().size(), runs);
  }
}
