package io.github.perfreport.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The blocks of one run.
 *
 * @param run the run
 * @param blocks blocks by resource; a resource without a block is absent
 */
public record RunResult(Run run, SortedMap<String, Block> blocks) implements Serializable {

  /** Copies the map, so that a result never changes. */
  public RunResult {
    blocks = Collections.unmodifiableSortedMap(new TreeMap<>(blocks));
  }
}
