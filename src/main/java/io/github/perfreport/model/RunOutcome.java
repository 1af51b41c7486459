package io.github.perfreport.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one run that was listed: its row in the account.
 *
 * @param lane the lane it was listed for
 * @param job its job
 * @param id its build id
 * @param folder where its files are; places are told from there
 * @param kind what became of it
 * @param state SUCCESS, FAILURE, ABORTED, ERROR, or null where unknown
 * @param sources where each resource's block was read
 * @param refusals what in it could not be used
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

  /** What can become of a run. */
  public enum Kind {
    /** At least one block was read. */
    PARSED,
    /** It has ended and had no block. */
    NULL,
    /** Its log could not be read. */
    REFUSED,
    /** It has not ended yet. */
    RUNNING
  }

  /** Copies what could change. */
  public RunOutcome {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    refusals = List.copyOf(refusals);
  }

  /** An outcome of which nothing else is known. */
  public static RunOutcome of(
      String lane, String job, String id, String folder, Kind kind, List<Refusal> refusals) {
    return new RunOutcome(lane, job, id, folder, kind, null, new TreeMap<>(), refusals);
  }
}
