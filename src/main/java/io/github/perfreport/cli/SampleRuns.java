package io.github.perfreport.cli;

import io.github.perfreport.definition.UsageException;
import io.github.perfreport.runs.prow.ProwLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A few sample runs below a folder.
 *
 * @param root the folder of the jobs' folders
 * @param jobs by job, the newest of its runs' folders
 */
record SampleRuns(Path root, SortedMap<String, List<Path>> jobs) {

  /** A few runs show what a job prints; one may have failed. */
  private static final int RUNS_OF_A_JOB = 3;

  /** Below the root: a job's folder, a run's folder, its log. */
  private static final int DEPTH = 3;

  /**
   * Finds runs.
   *
   * @param place the root, a job's or a run's folder, or a run's log
   * @throws UsageException if there is none; the message says what is expected
   */
  static SampleRuns below(Path place) {
    Path from = place.toAbsolutePath().normalize();
    List<Path> logs = logs(from);
    if (logs.isEmpty()) {
      throw new UsageException(
          place + ": no run; expected is ROOT/<job>/<run>/" + ProwLayout.LOG + " below it");
    }
    Path root = logs.get(0).getParent().getParent().getParent();
    SortedMap<String, List<Path>> jobs = new TreeMap<>();
    for (Path log : logs) {
      Path run = log.getParent();
      if (root.equals(run.getParent().getParent())) {
        jobs.computeIfAbsent(run.getParent().getFileName().toString(), job -> new ArrayList<>())
            .add(run);
      }
    }
    jobs.replaceAll((job, runs) -> newest(runs));
    return new SampleRuns(root, jobs);
  }

  private static List<Path> logs(Path from) {
    if (Files.isRegularFile(from)) {
      return from.getFileName().toString().equals(ProwLayout.LOG) ? List.of(from) : List.of();
    }
    try (Stream<Path> files = Files.walk(from, DEPTH)) {
      return files
          .filter(file -> file.getFileName().toString().equals(ProwLayout.LOG))
          .filter(file -> file.getNameCount() > DEPTH)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UsageException(from + ": can't be read: " + e.getMessage(), e);
    }
  }

  /** Build ids grow with time; names of other lengths are compared by length first. */
  private static List<Path> newest(List<Path> runs) {
    Comparator<Path> byLength = Comparator.comparing(run -> run.getFileName().toString().length());
    return runs.stream()
        .sorted(byLength.thenComparing(Comparator.naturalOrder()).reversed())
        .limit(RUNS_OF_A_JOB)
        .toList();
  }
}
