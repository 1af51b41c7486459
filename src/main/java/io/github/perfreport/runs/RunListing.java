package io.github.perfreport.runs;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  private final Lane.Source source;
  private final Instant earliest;
  private final Instant latest;

  RunListing(Lane.Source source, Instant now) {
    this.source = source;
    this.earliest = source.since().from(now).minus(MARGIN);
    this.latest = source.until() == null ? Instant.MAX : source.until().from(now);
  }

  /** The jobs that exist, sorted; a job without wildcards in its name is assumed to exist. */
  List<String> jobs() throws IOException {
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
    return Folder.foldersOrNone(Layout.join(source.root(), job)).stream()
        .filter(this::mayBeInWindow)
        .toList();
  }

  private boolean mayBeInWindow(String id) {
    return BuildId.startOf(id)
        .map(start -> !start.isBefore(earliest) && start.isBefore(latest))
        .orElse(true);
  }

  /**
   * The file that is read first for each run: its log, otherwise a file that shows its end.
   *
   * @return the file by run id; a run without any of these files is absent
   */
  SortedMap<String, Metadata> anchors(String job, List<String> ids) throws IOException {
    SortedMap<String, Metadata> anchors = new TreeMap<>();
    List<String> left = new ArrayList<>(ids);
    takeExisting(job, Layout.LOG, left, anchors);
    for (String id : List.copyOf(left)) {
      Folder.containerLogs(Layout.join(source.root(), job, id)).stream()
          .findFirst()
          .ifPresent(
              log -> {
                anchors.put(id, log);
                left.remove(id);
              });
    }
    for (String file : WITHOUT_LOG) {
      takeExisting(job, file, left, anchors);
    }
    return anchors;
  }

  /** True if only started.json exists: the run may still be going. */
  static boolean tellsOnlyTheStart(Metadata anchor) {
    return Layout.nameOf(anchor.resourceId().toString()).equals(STARTED);
  }

  private void takeExisting(
      String job, String file, List<String> left, Map<String, Metadata> anchors)
      throws IOException {
    List<String> paths =
        left.stream().map(id -> Layout.join(source.root(), job, id, file)).toList();
    Folder.existing(paths)
        .forEach((path, metadata) -> anchors.put(Layout.nameOf(Layout.parentOf(path)), metadata));
    left.removeAll(anchors.keySet());
  }
}
