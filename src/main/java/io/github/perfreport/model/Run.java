package io.github.perfreport.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * One execution of a Prow job.
 *
 * @param job the job's name
 * @param id the build id, the name of the run's folder
 * @param time when the run ended, the event time of everything measured in it
 * @param commit the tested commit, or null if unknown
 * @param state SUCCESS, FAILURE, ABORTED, ERROR, or null if unknown
 */
public record Run(String job, String id, Instant time, String commit, String state)
    implements Serializable, Comparable<Run> {

  private static final Comparator<Run> ORDER =
      Comparator.comparing(Run::time).thenComparing(Run::id).thenComparing(Run::job);

  /** Checks that job, id and time are present. */
  public Run {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(time, "time");
  }

  /** By time; ties by build id, then by job. */
  @Override
  public int compareTo(Run other) {
    return ORDER.compare(this, other);
  }

  /** Runs are equal if their jobs and ids are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Run run && job.equals(run.job) && id.equals(run.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(job, id);
  }
}
