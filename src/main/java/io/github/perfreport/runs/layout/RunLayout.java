package io.github.perfreport.runs.layout;

import io.github.perfreport.model.Run;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a CI system lays out the runs of a lane below its source's root. A layout is made for one
 * lane and reads the source's keys when it is made. It keeps nothing between two calls.
 *
 * <p>A job's name and a run's id become parts of paths, so that both are unique within the lane and
 * stay the same from one listing to the next. All names are paths below the run's folder.
 *
 * <p>A store that doesn't answer throws {@link io.github.perfreport.storage.StoreFailedException}:
 * what can't be looked up is never taken to be absent.
 */
public interface RunLayout {

  /** The jobs that exist, sorted; a job without wildcards in its name is assumed to exist. */
  List<String> jobs() throws IOException;

  /**
   * The ids of a job's runs, sorted; none if there is no such job. Runs that by their listing alone
   * did not start between two times may be left out; a few too many do no harm. A name that can't
   * be part of a path is not left out, since it gets a row.
   *
   * @param earliest the first moment
   * @param latest the moment after the last; {@link Instant#MAX} for none
   */
  List<String> ids(String job, Instant earliest, Instant latest) throws IOException;

  /** When a run started, by its id; empty if the id doesn't contain it. */
  Optional<Instant> startOf(String id);

  /**
   * The folder that a run is expected in, whether it is there or not: an absolute path, or one in a
   * bucket. No store is asked.
   */
  String folder(String job, String id);

  /**
   * Finds the file that each run is read from first: its log, or else the file that has its end.
   *
   * @return the runs by id; a run without any of these files is absent
   */
  SortedMap<String, RunToRead> runsToRead(String job, List<String> ids) throws IOException;

  /** Says which files a run lacks that {@link #runsToRead} doesn't return. */
  String whatIsMissing();

  /** Whether the file that is read first shows only that the run began: it may still be going. */
  boolean tellsOnlyTheStart(RunToRead run);

  /**
   * The files that {@link #describe} reads. They are looked up in one call, together with other
   * files of the run. The first of them has the time of the run's end.
   */
  List<String> describedBy();

  /**
   * When a run ended, how, and what it tested.
   *
   * @param files the run's files, those of {@link #describedBy} looked up
   * @param notes takes what can't be read or believed; a time is never taken from another source
   *     without a note
   * @param now the clock's time, which no run can have ended long after
   * @return empty if no source has a time that can be the run's
   */
  Optional<Run> describe(RunFiles files, RunNotes notes, Instant now) throws IOException;

  /** The name of a run's log, where it is the same for all runs; its absence is then noticed. */
  Optional<String> logName();

  /** A run's logs in the order in which they are read; none if it has none. */
  List<String> logs(RunToRead run) throws IOException;
}
