package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.idAt;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.cli.Program;
import io.github.perfreport.storage.FakeGcs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The sample logs in a bucket, some of them in a window, and how the program is called on them. */
final class CloudLogs implements AutoCloseable {

  static final String JOB = Samples.E2E_134;
  static final int IN_WINDOW = 7;

  private static final String BUCKET = "prow";

  private final FakeGcs gcs;
  private final List<String> ends = new ArrayList<>();

  CloudLogs() throws IOException {
    gcs = FakeGcs.start();
    gcs.putTree(BUCKET, "logs/" + JOB + "/", Samples.get().logs().resolve(JOB));
    for (Map.Entry<String, JsonNode> run : Samples.get().expected().properties()) {
      JsonNode time = run.getValue().path("time");
      if (run.getValue().path("job").asText().equals(JOB) && time.isTextual()) {
        ends.add(time.asText());
      }
    }
    ends.sort(null);
  }

  FakeGcs gcs() {
    return gcs;
  }

  /** Adds runs of years before, until the job has so many, with the files that a run has. */
  CloudLogs withHistory(int runs) {
    Instant start = Instant.parse("2026-01-20T00:00:00Z");
    for (int i = gcs.names(BUCKET).stream().map(CloudLogs::run).distinct().toList().size();
        i < runs;
        i++) {
      start = start.minus(Duration.ofHours(8));
      String folder = "logs/" + JOB + "/" + idAt(start.toString()) + "/";
      for (String file :
          List.of("build-log.txt", "finished.json", "started.json", "artifacts/junit.xml")) {
        gcs.put(BUCKET, folder + file, file.getBytes(UTF_8));
      }
    }
    return this;
  }

  private static String run(String object) {
    return object.split("/", -1)[2];
  }

  /** Runs results over the last runs, with options for Beam that lead to the bucket. */
  Program.Outcome results(Path output, String... more) {
    List<String> args = new ArrayList<>(window(output));
    args.addAll(Arrays.asList(more));
    args.addAll(Arrays.asList(gcs.beamArgs()));
    return Program.run(args.toArray(new String[0]));
  }

  /** The command and its flags, without any that say how the bucket is reached. */
  List<String> window(Path output) {
    return List.of(
        "results",
        "--performance-job-name=" + JOB,
        "--logs-root=gs://" + BUCKET + "/logs",
        "--output-dir=" + output,
        "--since=" + ends.get(ends.size() - IN_WINDOW - 5),
        "--until=" + ends.get(ends.size() - 5));
  }

  @Override
  public void close() {
    gcs.close();
  }
}
