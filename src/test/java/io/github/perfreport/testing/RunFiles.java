package io.github.perfreport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Files of runs, as Prow and the archive lay them out. */
public final class RunFiles {

  private static final long TWITTER_EPOCH_MILLIS = 1_288_834_974_657L;

  private RunFiles() {}

  /** The build id of a run that starts at a moment. */
  public static String idAt(String start) {
    return Long.toString((Instant.parse(start).toEpochMilli() - TWITTER_EPOCH_MILLIS) << 22);
  }

  /** Writes a file, with the folders above it. */
  public static Path write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A log of nothing in the folder of a run. */
  public static void emptyLog(Path logs, String job, String id) {
    write(logs.resolve(job).resolve(id).resolve("build-log.txt"), "");
  }

  /** A run's result in the archive, with one metric of vmi, or none where the value is null. */
  public static void result(Path results, String job, String id, String time, String value) {
    String block =
        value == null
            ? "null"
            : "{\"Values\": {\"CREATE-pods-count\": {\"value\": " + value + "}}}";
    write(
        results.resolve(job).resolve(id).resolve("data/results.json"),
        "{\"JobDirCreationTime\": \"" + time + "\", \"VMIResult\": " + block + "}");
  }
}
