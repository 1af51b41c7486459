package io.github.perfreport.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run gave.
 *
 * @param run the run
 * @param blocks blocks by resource; a resource without a block is absent
 * @param sources where each of them was read, by resource; places are told from the run's folder
 * @param refusals what in the run could not be used
 */
public record RunResult(
    Run run,
    SortedMap<String, Block> blocks,
    SortedMap<String, String> sources,
    List<Refusal> refusals)
    implements Serializable {

  /** Copies what could change. */
  public RunResult {
    blocks = Collections.unmodifiableSortedMap(new TreeMap<>(blocks));
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    refusals = List.copyOf(refusals);
  }
}
