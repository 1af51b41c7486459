package io.github.perfreport.results;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.runs.ArchivedRuns;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The run results that lie below a lane's results folder. */
public final class Archive implements ArchivedRuns {

  private static final long serialVersionUID = 1L;

  /** So long after its end a run's log may still come up, so long a null result isn't final. */
  private static final Duration RETRIED_FOR = Duration.ofDays(2);

  /** No result is larger: a block is bounded, and a run has few. */
  private static final int MAX_BYTES = 64 << 20;

  @Override
  public List<String> jobs(Lane lane) throws IOException {
    return foldersOrNone(lane.folders().results()).stream()
        .filter(NamePattern::isName)
        .filter(lane.source()::hasJob)
        .toList();
  }

  @Override
  public SortedSet<String> ids(Lane lane, String job) throws IOException {
    return foldersOrNone(Layout.join(lane.folders().results(), job)).stream()
        .filter(NamePattern::isName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public boolean isFinal(Lane lane, String job, String id, Instant now) {
    try {
      ResultColumns.Content content = content(lane, job, id);
      return content.hasBlocks() || content.run().time().plus(RETRIED_FOR).isBefore(now);
    } catch (IOException e) {
      return false; // what is broken or not there is read again, from the log
    }
  }

  @Override
  public Instant endOf(Lane lane, String job, String id) throws IOException {
    return content(lane, job, id).run().time();
  }

  private static ResultColumns.Content content(Lane lane, String job, String id)
      throws IOException {
    byte[] bytes = read(lane, job, id).orElseThrow(() -> new NoSuchFileException(id));
    return new ResultColumns(Map.of()).read(job, id, bytes, bytes.length);
  }

  /** A run's file, from where it is written now or else from where the Go tool wrote it. */
  static Optional<byte[]> read(Lane lane, String job, String id) throws IOException {
    String results = lane.folders().results();
    Optional<byte[]> bytes = Folder.readIfThere(Layout.runResult(results, job, id), MAX_BYTES);
    return bytes.isPresent()
        ? bytes
        : Folder.readIfThere(Layout.oldRunResult(results, job, id), MAX_BYTES);
  }

  private static List<String> foldersOrNone(String path) throws IOException {
    try {
      return Folder.folders(path);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
