package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.idAt;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs of a job whose blocks carry no name, and what the results command makes of them. */
record OneJob(Path logs, Path output) {

  static final String NAME = "perf-density";
  static final Instant START = Instant.parse("2025-02-03T10:00:00Z");
  static final Instant END = START.plusSeconds(2_400);

  /** The id of a run that starts then. */
  static final String ID = idAt(START.toString());

  static OneJob in(Path folder) {
    return new OneJob(folder.resolve("logs"), folder.resolve("output"));
  }

  /** A run's folder. */
  Path run(String id) {
    return logs.resolve(NAME).resolve(id);
  }

  /** A block of one metric, as the audit tool prints it. */
  static String block(int value) {
    return "{\n  \"Values\": {\n    \"m\": {\n      \"value\": " + value + "\n    }\n  }\n}\n";
  }

  static void finish(Path run, Instant time) {
    write(run.resolve("finished.json"), "{\"timestamp\": " + time.getEpochSecond() + "}");
  }

  /** Reads the runs that ended since 2024. */
  Program.Outcome results() {
    Program.Outcome outcome =
        Program.run(
            "results",
            "--performance-job-name=" + NAME,
            "--logs-root=" + logs,
            "--output-dir=" + output,
            "--since=2024-01-01");
    assertThat(outcome.err(), outcome.err().contains("Exception"), is(false));
    return outcome;
  }

  /** The account's rows by run. */
  Map<String, JsonNode> rows() throws IOException {
    Map<String, JsonNode> rows = new TreeMap<>();
    json(output.resolve("run-report.json"))
        .path("Runs")
        .forEach(row -> rows.put(row.path("Run").asText(), row));
    return rows;
  }

  /** What a row says was refused, {@code place: reason}. */
  static List<String> refusals(JsonNode row) {
    List<String> refusals = new ArrayList<>();
    row.path("Refused")
        .forEach(r -> refusals.add(r.path("Place").asText() + ": " + r.path("Reason").asText()));
    return refusals;
  }

  /** A run's results.json. */
  JsonNode result(String id) throws IOException {
    return json(output.resolve(NAME).resolve(id).resolve("data/results.json"));
  }

  double value(String id) throws IOException {
    return result(id).at("/VMIResult/Values/m/value").asDouble();
  }

  Instant time(String id) throws IOException {
    return Instant.parse(result(id).path("JobDirCreationTime").asText());
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Written.bytes(file));
  }
}
