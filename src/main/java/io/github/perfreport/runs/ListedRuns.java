package io.github.perfreport.runs;

import java.io.Serializable;
import java.util.List;

/**
 * A batch of a job's runs that may have ended in the window.
 *
 * @param lane the lane's name
 * @param job the job's name
 * @param archived build ids of the runs that have a folder in the archive
 * @param fresh build ids of the others
 */
record ListedRuns(String lane, String job, List<String> archived, List<String> fresh)
    implements Serializable {

  /** Copies the lists. */
  ListedRuns {
    archived = List.copyOf(archived);
    fresh = List.copyOf(fresh);
  }
}
