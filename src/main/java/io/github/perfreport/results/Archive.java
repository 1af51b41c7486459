package io.github.perfreport.results;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.runs.ArchivedRuns;
import io.github.perfreport.runs.RunLayouts;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.storage.SymbolicLinks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The run results in a lane's results folder. */
public final class Archive implements ArchivedRuns {

  private static final long serialVersionUID = 1L;

  /** No result is larger: the size of a block is bounded, and a run has few blocks. */
  private static final int MAX_BYTES = 64 << 20;

  @Override
  public List<String> jobs(Lane lane) throws IOException {
    return Folder.ownFolders(lane.folders().output(), lane.folders().results()).stream()
        .filter(NamePattern::isName)
        .filter(lane.source()::hasJob)
        .toList();
  }

  @Override
  public SortedSet<String> ids(Lane lane, String job) throws IOException {
    String runs = Layout.join(lane.folders().results(), job);
    return Folder.ownFolders(lane.folders().output(), runs).stream()
        .filter(NamePattern::isName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public Optional<ArchivedRun> find(Lane lane, String job, String id) {
    try {
      Optional<byte[]> bytes = read(lane, job, id);
      return bytes.isEmpty() ? Optional.empty() : Optional.of(archived(lane, job, id, bytes.get()));
    } catch (IOException e) {
      return Optional.empty(); // a damaged result is read again from the log
    }
  }

  /**
   * A run with its columns by resource.
   *
   * @param resources a resource without a block is absent
   */
  public record Measured(Run run, Map<String, RunColumns> resources) {}

  /** The archived result of a run; empty if there is none or it is damaged. */
  public Optional<Measured> measured(Lane lane, String job, String id) {
    try {
      Optional<byte[]> bytes = read(lane, job, id);
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      ResultColumns.Content content =
          new ResultColumns(lane).read(job, id, bytes.get(), bytes.get().length);
      return Optional.of(new Measured(content.run(), content.resources()));
    } catch (IOException e) {
      return Optional.empty(); // a run of the pipeline reports it
    }
  }

  private static ArchivedRun archived(Lane lane, String job, String id, byte[] bytes)
      throws IOException {
    ResultColumns.Content content = new ResultColumns(lane).read(job, id, bytes, bytes.length);
    Run run = content.run();
    RunOutcome outcome =
        new RunOutcome(
            lane.name(),
            job,
            id,
            RunLayouts.of(lane).folder(job, id),
            content.hasBlocks() ? RunOutcome.Kind.PARSED : RunOutcome.Kind.NULL,
            run.state(),
            content.sources(),
            content.refusals());
    return new ArchivedRun(
        outcome, run.time(), new TreeMap<>(content.resources()), content.timeDoubt().orElse(null));
  }

  /** A run's file, at its current path or else at the Go tool's. */
  static Optional<byte[]> read(Lane lane, String job, String id) throws IOException {
    String results = lane.folders().results();
    Optional<byte[]> bytes = readOwn(lane, Layout.runResult(results, job, id));
    return bytes.isPresent() ? bytes : readOwn(lane, Layout.oldRunResult(results, job, id));
  }

  private static Optional<byte[]> readOwn(Lane lane, String path) throws IOException {
    SymbolicLinks.checkFile(lane.folders().output(), path);
    return Folder.readIfThere(path, MAX_BYTES);
  }

  /** The file's path below the run's folder. */
  static String placeOf(Lane lane, String job, String id) throws IOException {
    String path = Layout.runResult(lane.folders().results(), job, id);
    return Folder.existing(List.of(path)).isEmpty() ? Layout.RESULTS : "data/" + Layout.RESULTS;
  }
}
