package io.github.perfreport.endtoend;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results command on the sample logs, against what their maker says is in them. */
class ResultsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> FIELDS =
      Map.of("vmi", "/VMIResult", "vm", "/VMResult", "vm-instancetype", "/Results/vm-instancetype");

  @TempDir private static Path output;

  @BeforeAll
  static void readEachJob() {
    for (String job : List.of(Samples.DENSITY, Samples.E2E_131, Samples.E2E_134)) {
      Program.Outcome outcome = results(job);
      assertThat(outcome.err(), outcome.code(), is(0));
      assertThat(outcome.err(), is(emptyString()));
    }
  }

  @Test
  void everyValueTimeCommitAndStateIsWhatTheLogsSay() throws IOException {
    List<String> written = new ArrayList<>(Written.below(output));
    assertThat(written.remove("run-report.json"), is(true));
    List<String> expected = new ArrayList<>();
    for (Map.Entry<String, JsonNode> run : Samples.get().expected().properties()) {
      Path file = file(run.getKey(), run.getValue());
      expected.add(output.relativize(file).toString());
      JsonNode found = JSON.readTree(Files.readAllBytes(file));
      assertThat(run.getKey(), told(found), is(told(run.getKey(), run.getValue())));
    }
    expected.sort(null);
    assertThat(written, is(expected));
  }

  @Test
  void theWindowIsOfTheRunsEnds(@TempDir Path window) {
    // The first three runs ended at 01:12:50, 08:58:00 and 17:02:49 of the first day.
    Program.Outcome outcome =
        Program.run(
            "results",
            "-performance-job-name=" + Samples.E2E_131,
            "-logs-root=" + Samples.get().logs(),
            "-output-dir=" + window,
            "-since=2026-01-05T01:12:50Z",
            "-until=2026-01-05T17:02:49Z");

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(
        Written.below(window),
        contains(
            Samples.E2E_131 + "/2007968539406766080/data/results.json",
            Samples.E2E_131 + "/2008089334363721728/data/results.json",
            "run-report.json"));
  }

  @Test
  void whatCannotBeReadHasARowThatSaysWhereAndWhy() throws IOException {
    JsonNode rows = JSON.readTree(output.resolve("run-report.json").toFile()).path("Runs");
    List<String> refused = new ArrayList<>();
    for (JsonNode row : rows) {
      for (JsonNode refusal : row.path("Refused")) {
        refused.add(row.path("Run").asText());
        assertThat(row.path("Folder").asText(), endsWith("/" + row.path("Run").asText()));
        assertThat(refusal.path("Place").asText(), matchesPattern("(build-log.txt|artifacts/).*"));
        assertThat(refusal.path("Reason").asText().isEmpty(), is(false));
      }
    }
    // infinite-number and broken-artifact.
    assertThat(refused, hasItem("2019806541770657792"));
    assertThat(refused, hasItem("2035389219236483072"));
  }

  private static Program.Outcome results(String job) {
    return Program.run(
        "results",
        "--performance-job-name=" + job,
        "--logs-root=" + Samples.get().logs(),
        "--output-dir=" + output,
        "--since=2026-01-01",
        "--until=2026-04-01");
  }

  private static Path file(String run, JsonNode expected) {
    return output.resolve(expected.path("job").asText()).resolve(run).resolve("data/results.json");
  }

  /** What a file says, in the terms of what is expected. */
  private static JsonNode told(JsonNode found) {
    ObjectNode told = JSON.createObjectNode();
    told.set("time", found.path("JobDirCreationTime"));
    told.set("commit", found.path("Commit"));
    told.set("state", found.path("RunState"));
    FIELDS.forEach((resource, field) -> told.set(resource, values(found.at(field))));
    return told;
  }

  private static JsonNode values(JsonNode block) {
    if (block.isNull() || block.isMissingNode()) {
      return NullNode.getInstance();
    }
    ObjectNode values = JSON.createObjectNode();
    block
        .path("Values")
        .properties()
        .forEach(value -> values.put(value.getKey(), value.getValue().path("value").asDouble()));
    return values;
  }

  private static JsonNode told(String run, JsonNode expected) throws IOException {
    ObjectNode told = JSON.createObjectNode();
    told.set("time", expected.path("time"));
    if (expected.path("time").isNull()) {
      // Without finished.json it is the log's own.
      Path log = Samples.get().logs().resolve(expected.path("job").asText()).resolve(run);
      Instant modified = Files.getLastModifiedTime(log.resolve("build-log.txt")).toInstant();
      told.put("time", modified.toString());
    }
    told.set("commit", expected.path("commit"));
    told.set("state", expected.path("state"));
    for (String resource : FIELDS.keySet()) {
      told.set(resource, numbers(expected.path(resource)));
    }
    return told;
  }

  private static JsonNode numbers(JsonNode block) {
    if (!block.isObject()) {
      return NullNode.getInstance();
    }
    ObjectNode numbers = JSON.createObjectNode();
    block.properties().forEach(v -> numbers.put(v.getKey(), v.getValue().asDouble()));
    return numbers;
  }
}
