package io.github.perfreport.runs;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.RunOutcome;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What a lane's archive already holds. */
public interface ArchivedRuns extends Serializable {

  /** The lane's jobs that have an archive, sorted. */
  List<String> jobs(Lane lane) throws IOException;

  /** The ids of a job's runs in the archive, sorted. */
  SortedSet<String> ids(Lane lane, String job) throws IOException;

  /** What the archive knows of a run; empty if it has no whole result of it. */
  Optional<ArchivedRun> find(Lane lane, String job, String id) throws IOException;

  /**
   * A run in the archive.
   *
   * @param outcome what became of it when it was read
   * @param ended when it ended
   */
  record ArchivedRun(RunOutcome outcome, Instant ended) {

    /** So long after its end a run's log may still come up, so long a null result isn't final. */
    private static final Duration RETRIED_FOR = Duration.ofDays(2);

    /** Whether there is nothing to be gained by reading the run again. */
    boolean isFinal(Instant now) {
      return outcome.kind() == RunOutcome.Kind.PARSED || ended.plus(RETRIED_FOR).isBefore(now);
    }
  }
}
