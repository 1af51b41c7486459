package io.github.perfreport.changes;

import io.github.perfreport.model.MeasuredRun;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.weekly.ResourceWeek;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was there in one week of one resource, without the numbers.
 *
 * @param key the lane and resource
 * @param monday the week
 * @param metrics those that have a point
 * @param runs when runs ended, by job
 */
record Sighting(
    ResourceKey key, LocalDate monday, Set<String> metrics, SortedMap<String, List<Instant>> runs)
    implements Serializable {

  Sighting {
    metrics = Collections.unmodifiableSet(new TreeSet<>(metrics));
    runs = Collections.unmodifiableSortedMap(new TreeMap<>(runs));
  }

  /** Looks at a week of a lane that reports these metrics. */
  static Sighting of(ResourceKey key, ResourceWeek week, List<String> reported) {
    TreeMap<String, List<Instant>> runs = new TreeMap<>();
    for (MeasuredRun run : week.runs()) {
      runs.computeIfAbsent(run.run().job(), job -> new ArrayList<>()).add(run.run().time());
    }
    return new Sighting(key, week.monday(), week.measured(reported), runs);
  }
}
