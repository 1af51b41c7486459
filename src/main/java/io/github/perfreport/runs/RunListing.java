package io.github.perfreport.runs;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * Lists a lane's runs in a window of time. An id contains the run's start time. Runs that started
 * up to {@link #MARGIN} before the window are listed too, since they may have ended in it.
 */
final class RunListing {

  /** The longest time measured between a run's start and its log's upload is 17.6 hours. */
  static final Duration MARGIN = Duration.ofDays(1);

  private static final String STARTED = "started.json";
  private static final List<String> WITHOUT_LOG = List.of("finished.json", STARTED);

  private final Lane lane;
  private final Instant earliest;
  private final Instant latest;

  RunListing(Lane lane, Instant now) {
    this.lane = lane;
    Lane.Source source = lane.source();
    this.earliest = source.since().from(now).minus(MARGIN);
    this.latest = source.until() == null ? Instant.MAX : source.until().from(now);
  }

  /** The jobs that exist, sorted; a job without wildcards in its name is assumed to exist. */
  List<String> jobs() throws IOException {
    Lane.Source source = lane.source();
    TreeSet<String> jobs = new TreeSet<>();
    List<NamePattern> wild = source.jobs().stream().filter(NamePattern::isWild).toList();
    source.jobs().stream().filter(job -> !job.isWild()).forEach(job -> jobs.add(job.text()));
    if (!wild.isEmpty()) {
      for (String folder : Folder.foldersOrNone(source.root())) {
        if (NamePattern.isName(folder) && wild.stream().anyMatch(job -> job.matches(folder))) {
          jobs.add(folder);
        }
      }
    }
    return List.copyOf(jobs);
  }

  /**
   * The names of a job's folders, sorted, without the runs that by their id didn't end in the
   * window.
   */
  List<String> runs(String job) throws IOException {
    return Folder.foldersOrNone(Layout.join(lane.source().root(), job)).stream()
        .filter(this::mayBeInWindow)
        .toList();
  }

  private boolean mayBeInWindow(String id) {
    return BuildId.startOf(id)
        .map(start -> !start.isBefore(earliest) && start.isBefore(latest))
        .orElse(true);
  }

  /**
   * The runs to read, by id. The file that is read first is the log, otherwise a file that shows
   * the run's end. A run without any of these files is absent.
   */
  SortedMap<String, RunToRead> runsToRead(String job, List<String> ids) throws IOException {
    SortedMap<String, RunToRead> runs = new TreeMap<>();
    List<String> left = new ArrayList<>(ids);
    takeExisting(job, Layout.LOG, left, runs);
    for (String id : List.copyOf(left)) {
      Folder.containerLogs(folder(job, id)).stream()
          .findFirst()
          .ifPresent(log -> take(job, id, Layout.nameOf(log.resourceId().toString()), log, runs));
    }
    left.removeAll(runs.keySet());
    for (String file : WITHOUT_LOG) {
      takeExisting(job, file, left, runs);
    }
    return runs;
  }

  /** True if only started.json exists: the run may still be going. */
  static boolean tellsOnlyTheStart(RunToRead run) {
    return run.file().equals(STARTED);
  }

  /** A run's folder: an absolute path, or one in a bucket. */
  String folder(String job, String id) {
    return Layout.join(Folder.absolute(lane.source().root()), job, id);
  }

  private void takeExisting(String job, String file, List<String> left, Map<String, RunToRead> runs)
      throws IOException {
    Map<String, String> ids = new LinkedHashMap<>();
    left.forEach(id -> ids.put(Layout.join(folder(job, id), file), id));
    Folder.existing(List.copyOf(ids.keySet()))
        .forEach((path, metadata) -> take(job, ids.get(path), file, metadata, runs));
    left.removeAll(runs.keySet());
  }

  private void take(
      String job, String id, String file, Metadata metadata, Map<String, RunToRead> runs) {
    runs.put(
        id,
        new RunToRead(
            lane.name(),
            job,
            id,
            folder(job, id),
            file,
            metadata.sizeBytes(),
            metadata.lastModifiedMillis()));
  }
}
