package io.github.perfreport.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The blocks of one run.
 *
 * @param run the run
 * @param blocks blocks by resource; a resource without a block is absent
 * @param sources the place of each block, by resource, relative to the run's folder
 * @param refusals parts of the run that could not be used
 */
public record RunResult(
    Run run,
    SortedMap<String, Block> blocks,
    SortedMap<String, String> sources,
    List<Refusal> refusals)
    implements Serializable {

  /** Copies the collections. */
  public RunResult {
    blocks = Collections.unmodifiableSortedMap(new TreeMap<>(blocks));
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    refusals = List.copyOf(refusals);
  }
}
