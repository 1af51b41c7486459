package io.github.perfreport.runs;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.RunOutcome;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** Looks up runs in a lane's archive. */
public interface ArchivedRuns extends Serializable {

  /** The lane's jobs that have an archive, sorted. */
  List<String> jobs(Lane lane) throws IOException;

  /** The ids of a job's runs in the archive, sorted. */
  SortedSet<String> ids(Lane lane, String job) throws IOException;

  /** The archived run; empty if the archive has no complete result of it. */
  Optional<ArchivedRun> find(Lane lane, String job, String id) throws IOException;

  /**
   * A run in the archive.
   *
   * @param outcome the outcome when it was read
   * @param ended when it ended
   * @param columns what its lane reports of it, by resource; a resource without a block is absent
   * @param timeDoubt why it isn't dated as its file says; null if it is
   */
  record ArchivedRun(
      RunOutcome outcome, Instant ended, SortedMap<String, RunColumns> columns, Refusal timeDoubt)
      implements Serializable {

    /**
     * A run's log may still be uploaded this long after its end, so until then a null result isn't
     * final.
     */
    private static final Duration RETRIED_FOR = Duration.ofDays(2);

    /** Whether reading the run again can't give more. */
    boolean isFinal(Instant now) {
      return outcome.kind() == RunOutcome.Kind.PARSED || ended.plus(RETRIED_FOR).isBefore(now);
    }
  }
}
