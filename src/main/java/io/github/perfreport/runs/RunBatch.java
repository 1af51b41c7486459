package io.github.perfreport.runs;

import java.io.Serializable;
import java.util.List;

/**
 * A batch of a job's runs to read from the archive; one element for many small files.
 *
 * @param lane the lane's name
 * @param job the job's name
 * @param ids the runs' build ids
 */
public record RunBatch(String lane, String job, List<String> ids) implements Serializable {

  /** Copies the list. */
  public RunBatch {
    ids = List.copyOf(ids);
  }
}
