package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.idAt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.cli.Program;
import io.github.perfreport.storage.FakeGcsCall.Kind;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results command on logs in a bucket: how many calls it takes, and what faults do to it. */
class CloudResultsTest {

  @TempDir private Path output;
  private CloudLogs logs;

  @BeforeEach
  void fillBucket() throws IOException {
    logs = new CloudLogs();
  }

  @AfterEach
  void close() {
    logs.close();
  }

  @Test
  void aWindowCostsAsMuchAsItHoldsAndNotAsTheHistory() {
    logs.withHistory(1_700).gcs().faults().latency(Duration.ofMillis(50));
    long start = System.nanoTime();

    Program.Outcome outcome = logs.results(output);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(Written.below(output), hasSize(CloudLogs.IN_WINDOW + 1));
    assertThat(logs.gcs().calls(Kind.LIST), is(2));
    assertThat(
        logs.gcs().callsByKind().toString(), logs.gcs().calls(), is(lessThanOrEqualTo(8 * 7 + 15)));
    assertThat(took, is(lessThan(Duration.ofSeconds(5))));
  }

  @Test
  void faultsOfAMomentChangeNoByte(@TempDir Path without) {
    assertThat(logs.results(without).code(), is(0));
    for (int seed = 0; seed < 2; seed++) {
      logs.gcs().faults().seed(seed).failShare(0.1).cutShare(0.05);
      Path with = output.resolve("seed-" + seed);

      Program.Outcome outcome = logs.results(with);

      assertThat(outcome.err(), outcome.code(), is(0));
      assertThat(outcome.err(), is(emptyString()));
      assertThat(Written.hashes(with), is(equalTo(Written.hashes(without))));
    }
  }

  @Test
  void aBucketThatRefusesIsNamedWithWhatToDo() throws IOException {
    logs.gcs().faults().deny("prow", 403);

    Program.Outcome outcome = logs.results(output);

    assertThat(outcome.code(), is(4));
    assertThat(outcome.errors(), hasItem(containsString("could not be listed")));
    JsonNode row = account().path("Runs").path(0);
    assertThat(row.path("Run").asText(), is("*"));
    assertThat(
        row.path("Refused").path(0).path("Reason").asText(),
        allOf(containsString("gs://prow: refused (403"), containsString("--credentials-file")));
    assertThat(logs.gcs().calls(), is(1));
  }

  @Test
  void aRunThatCannotBeReadIsRefusedByNameAndReadTheNextTime() throws IOException {
    // Bodies break off for good; the listing goes on.
    logs.gcs().faults().failShare(1, EnumSet.of(Kind.MEDIA));

    Program.Outcome outcome = logs.results(output);

    assertThat(outcome.code(), is(4));
    JsonNode rows = account().path("Runs");
    assertThat(rows.size() >= CloudLogs.IN_WINDOW, is(true));
    for (JsonNode row : rows) {
      assertThat(row.path("Outcome").asText(), is("refused"));
      assertThat(row.path("Folder").asText(), containsString(row.path("Run").asText()));
      assertThat(row.path("Refused").path(0).path("Reason").asText(), not(emptyString()));
    }
    assertThat(Written.below(output), is(List.of("run-report.json")));

    logs.gcs().faults().clear();
    assertThat(logs.results(output).code(), is(0));
    assertThat(Written.below(output), hasSize(CloudLogs.IN_WINDOW + 1));
    assertThat(Written.text(output.resolve("run-report.json")), not(containsString("\"*\"")));
  }

  @Test
  void theLogsOfAPodsContainersCostOneListingMore() throws IOException {
    String run = "logs/perf-density/" + idAt("2025-02-03T10:00:00Z");
    String block = "{\n  \"Values\": {\n    \"m\": {\n      \"value\": 2\n    }\n  }\n}\n";
    logs.gcs()
        .put("more", run + "/a-build-log.txt", "nothing\n".getBytes(UTF_8))
        .put("more", run + "/b-build-log.txt", block.getBytes(UTF_8))
        .put("more", run + "/finished.json", "{\"timestamp\": 1738579200}".getBytes(UTF_8));

    Program.Outcome outcome =
        logs.results(
            output,
            "--performance-job-name=perf-density",
            "--logs-root=gs://more/logs",
            "--since=2025-01-01",
            "--until=2026-01-01");

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(
        account().path("Runs").path(0).path("Sources").path("vmi").asText(),
        containsString("b-build-log.txt byte "));
    // Of the job, and of the run to find its first log and then all of them.
    assertThat(logs.gcs().calls(Kind.LIST), is(3));
  }

  private JsonNode account() throws IOException {
    return new ObjectMapper().readTree(Written.bytes(output.resolve("run-report.json")));
  }
}
