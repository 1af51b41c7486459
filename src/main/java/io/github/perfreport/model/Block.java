package io.github.perfreport.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run measured for one resource: the JSON object with "Values".
 *
 * @param values measurements by metric, in the metrics' alphabetical order
 */
public record Block(SortedMap<String, Measurement> values) implements Serializable {

  /** Copies the map, so that a block never changes. */
  public Block {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }
}
