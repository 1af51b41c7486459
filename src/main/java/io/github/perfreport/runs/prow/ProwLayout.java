package io.github.perfreport.runs.prow;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.model.Run;
import io.github.perfreport.runs.layout.RunFiles;
import io.github.perfreport.runs.layout.RunLayout;
import io.github.perfreport.runs.layout.RunNotes;
import io.github.perfreport.runs.layout.RunToRead;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * Periodic and postsubmit runs of Prow: {@code <root>/<job>/<build id>/} holds build-log.txt, or
 * {@code <container>-build-log.txt} for each of several containers, and started.json and
 * finished.json. A build id contains the run's start time.
 */
public final class ProwLayout implements RunLayout {

  /** The name of a run's log, and the end of the name of a container's log. */
  public static final String LOG = "build-log.txt";

  private static final String CONTAINER_LOG = "-" + LOG;

  private final Lane lane;

  /** Takes the lane, whose source has no key of this layout's. */
  public ProwLayout(Lane lane) {
    this.lane = lane;
  }

  @Override
  public List<String> jobs() throws IOException {
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

  @Override
  public List<String> ids(String job, Instant earliest, Instant latest) throws IOException {
    return Folder.foldersOrNone(Layout.join(lane.source().root(), job)).stream()
        .filter(
            id -> startOf(id).map(s -> !s.isBefore(earliest) && s.isBefore(latest)).orElse(true))
        .toList();
  }

  @Override
  public Optional<Instant> startOf(String id) {
    return BuildId.startOf(id);
  }

  @Override
  public String folder(String job, String id) {
    return Layout.join(Folder.absolute(lane.source().root()), job, id);
  }

  @Override
  public SortedMap<String, RunToRead> runsToRead(String job, List<String> ids) throws IOException {
    SortedMap<String, RunToRead> runs = new TreeMap<>();
    List<String> left = new ArrayList<>(ids);
    takeExisting(job, LOG, left, runs);
    for (String id : List.copyOf(left)) {
      containerLogs(folder(job, id)).stream()
          .findFirst()
          .ifPresent(log -> take(job, id, name(log), log, runs));
    }
    left.removeAll(runs.keySet());
    takeExisting(job, ProwRun.FINISHED, left, runs);
    takeExisting(job, ProwRun.STARTED, left, runs);
    return runs;
  }

  @Override
  public String whatIsMissing() {
    return "neither a log nor started.json or finished.json";
  }

  @Override
  public boolean tellsOnlyTheStart(RunToRead run) {
    return run.file().equals(ProwRun.STARTED);
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

  @Override
  public List<String> describedBy() {
    return List.of(ProwRun.FINISHED, ProwRun.STARTED);
  }

  @Override
  public Optional<Run> describe(RunFiles files, RunNotes notes, Instant now) {
    return new ProwRun(files, notes).describe(now);
  }

  @Override
  public Optional<String> logName() {
    return Optional.of(LOG);
  }

  /** The run's log; without it, those of its pod's containers, in the order of their names. */
  @Override
  public List<String> logs(RunToRead run) throws IOException {
    if (run.file().equals(LOG)) {
      return List.of(LOG);
    }
    return run.file().endsWith(CONTAINER_LOG)
        ? containerLogs(run.folder()).stream().map(ProwLayout::name).toList()
        : List.of();
  }

  private static List<Metadata> containerLogs(String folder) throws IOException {
    return Folder.files(folder, CONTAINER_LOG);
  }

  private static String name(Metadata file) {
    return Layout.nameOf(file.resourceId().toString());
  }
}
