package io.github.perfreport.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outcome of one listed run: its row in the account.
 *
 * @param lane the lane it was listed for
 * @param job its job
 * @param id its build id
 * @param folder the run's folder; places are relative to it
 * @param kind the outcome
 * @param state SUCCESS, FAILURE, ABORTED, ERROR, or null if unknown
 * @param sources the file of each resource's block
 * @param refusals its parts that could not be used
 */
public record RunOutcome(
    String lane,
    String job,
    String id,
    String folder,
    Kind kind,
    String state,
    SortedMap<String, String> sources,
    List<Refusal> refusals)
    implements Serializable {

  /** The outcomes of a run. */
  public enum Kind {
    /** The run has at least one block. */
    PARSED,
    /** The run has ended and has no block. */
    NULL,
    /** Its log could not be read. */
    REFUSED,
    /** The run has not ended yet. */
    RUNNING
  }

  /** Copies the collections. */
  public RunOutcome {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    refusals = List.copyOf(refusals);
  }

  /** An outcome without state, sources and refusals. */
  public static RunOutcome of(
      String lane, String job, String id, String folder, Kind kind, List<Refusal> refusals) {
    return new RunOutcome(lane, job, id, folder, kind, null, new TreeMap<>(), refusals);
  }
}
