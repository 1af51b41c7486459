package io.github.perfreport.runs;

import io.github.perfreport.runs.ArchivedRuns.ArchivedRun;
import java.io.Serializable;
import java.util.List;

/**
 * A batch of a job's archived runs; one element for many small files. A run is in one of the two
 * lists.
 *
 * @param lane the lane's name
 * @param job the job's name
 * @param ids the ids of runs to read from the archive
 * @param known runs that were read from the archive when they were looked up
 */
public record RunBatch(String lane, String job, List<String> ids, List<ArchivedRun> known)
    implements Serializable {

  /** Copies the lists. */
  public RunBatch {
    ids = List.copyOf(ids);
    known = List.copyOf(known);
  }

  /** A batch of runs that are all to be read. */
  public RunBatch(String lane, String job, List<String> ids) {
    this(lane, job, ids, List.of());
  }
}
