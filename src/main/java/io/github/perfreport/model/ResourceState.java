package io.github.perfreport.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The newest data of a resource of a lane.
 *
 * @param resource its name
 * @param lastWeeks by metric, the Monday of the newest week with a value; metrics without any value
 *     are absent
 * @param newest the newest run that measured anything
 * @param week the Monday of its week
 * @param runs the number of runs in that week
 */
public record ResourceState(
    String resource,
    SortedMap<String, LocalDate> lastWeeks,
    Run newest,
    LocalDate week,
    RunCount runs)
    implements Serializable {

  /** Copies the map. */
  public ResourceState {
    lastWeeks = Collections.unmodifiableSortedMap(new TreeMap<>(lastWeeks));
  }

  /** The number of measured metrics. */
  public int metrics() {
    return lastWeeks.size();
  }
}
