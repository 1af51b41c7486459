package io.github.perfreport.runs;

import io.github.perfreport.definition.Lane;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/** What a lane's archive already holds. */
public interface ArchivedRuns extends Serializable {

  /** The lane's jobs that have an archive, sorted. */
  List<String> jobs(Lane lane) throws IOException;

  /** The ids of a job's runs in the archive, sorted. */
  SortedSet<String> ids(Lane lane, String job) throws IOException;

  /**
   * Whether there is nothing to be gained by reading the run again: its result is whole, and if it
   * has no block the run is too old to get one.
   */
  boolean isFinal(Lane lane, String job, String id, Instant now) throws IOException;

  /** When a run ended whose result is whole. */
  Instant endOf(Lane lane, String job, String id) throws IOException;
}
