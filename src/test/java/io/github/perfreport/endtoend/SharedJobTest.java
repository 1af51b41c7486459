package io.github.perfreport.endtoend;

import static io.github.perfreport.endtoend.OneJob.END;
import static io.github.perfreport.endtoend.OneJob.ID;
import static io.github.perfreport.endtoend.OneJob.block;
import static io.github.perfreport.endtoend.OneJob.finish;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two lanes that report the same job: each run counts once for each, read now or archived. */
class SharedJobTest {

  private static final List<String> LANES = List.of("first", "second");

  @TempDir private Path folder;

  @Test
  void aRunCountsOnceForEachLane() throws IOException {
    OneJob job = OneJob.in(folder);
    write(job.run(ID).resolve("build-log.txt"), block(2));
    finish(job.run(ID), END);
    LANES.forEach(this::define);

    assertThat(run().lines(), hasItem(startsWith("logs:    2 runs listed, 0 of them archived")));
    JsonNode first = account();
    assertThat(run().lines(), hasItem(startsWith("logs:    2 runs listed, 2 of them archived")));

    assertThat(account(), is(first));
    assertThat(first.path("Runs").size(), is(2));
    for (String lane : LANES) {
      JsonNode counts = first.path("Lanes").path(lane).path(OneJob.NAME);
      assertThat(counts.path("listed").asInt(), is(1));
      assertThat(counts.path("parsed").asInt(), is(1));
    }
  }

  private void define(String lane) {
    write(
        folder.resolve(lane + ".yaml"),
        """
        lane: %s
        source: {root: %s, jobs: [%s], since: 2024-01-01}
        resources: {vmi: {spec: none}}
        metrics: {vmi: [m]}
        output: %s
        """
            .formatted(lane, folder.resolve("logs"), OneJob.NAME, folder.resolve("output")));
  }

  private Program.Outcome run() {
    Program.Outcome outcome =
        Program.run(
            "run",
            folder.resolve("first.yaml").toString(),
            folder.resolve("second.yaml").toString());
    assertThat(outcome.err(), outcome.code(), is(0));
    return outcome;
  }

  private JsonNode account() throws IOException {
    return new ObjectMapper()
        .readTree(Written.bytes(folder.resolve("output").resolve("run-report.json")));
  }
}
