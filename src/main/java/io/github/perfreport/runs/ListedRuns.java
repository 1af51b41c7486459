package io.github.perfreport.runs;

import java.io.Serializable;
import java.util.List;

/**
 * Runs of a job that may have ended in the window, and are looked at together.
 *
 * @param lane the lane's name
 * @param job the job's name
 * @param archived build ids of those that the archive has a folder of
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
