package io.github.perfreport.endtoend;

import static io.github.perfreport.endtoend.OneJob.END;
import static io.github.perfreport.endtoend.OneJob.ID;
import static io.github.perfreport.endtoend.OneJob.START;
import static io.github.perfreport.endtoend.OneJob.block;
import static io.github.perfreport.endtoend.OneJob.finish;
import static io.github.perfreport.endtoend.OneJob.refusals;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The results command on runs whose time can't be true. */
class RunTimesTest {

  @TempDir private Path folder;
  private OneJob job;

  @BeforeEach
  void nameFolders() {
    job = OneJob.in(folder);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        // finished.json, the log, the time that is taken, why
        "1970-01-01T00:00:05Z, 2025-02-03T10:30:00Z, 2025-02-03T10:30:00Z, is before the run's start",
        "2025-02-03T09:54:59Z, 2025-02-03T10:30:00Z, 2025-02-03T10:30:00Z, is before the run's start",
        "2025-02-24T10:40:00Z, 2025-02-03T10:30:00Z, 2025-02-03T10:30:00Z, is more than 7 days after",
        "2099-02-24T10:40:00Z, 2025-02-24T10:30:00Z, 2025-02-03T10:00:00Z, is more than 7 days after",
        "2025-02-10T10:00:00Z, 2025-02-03T10:30:00Z, 2025-02-10T10:00:00Z, null",
        "2025-02-03T09:55:00Z, 2025-02-03T10:30:00Z, 2025-02-03T09:55:00Z, null"
      })
  void aTimeThatTheIdContradictsIsNotTheRuns(
      Instant finished, Instant modified, Instant taken, String why) throws IOException {
    Path log = write(job.run(ID).resolve("build-log.txt"), block(2));
    Files.setLastModifiedTime(log, FileTime.from(modified));
    finish(log.getParent(), finished);

    JsonNode row = read().get(ID);

    assertThat(job.value(ID), is(2.0));
    assertThat(job.time(ID), is(taken));
    if (why == null) {
      assertThat(refusals(row), hasSize(0));
    } else {
      assertThat(
          refusals(row),
          contains(
              allOf(
                  startsWith("finished.json: " + finished + " " + why),
                  containsString("start by its id, " + START),
                  containsString("; the run is dated " + taken))));
    }
  }

  @Test
  void whereTheIdTellsNothingAnImpossibleTimeGivesWayToTheLogs() throws IOException {
    for (String id : List.of("12", "13", "14")) {
      Path log = write(job.run(id).resolve("build-log.txt"), block(2));
      Files.setLastModifiedTime(log, FileTime.from(END));
      finish(log.getParent(), END);
    }
    finish(job.run("13"), Instant.ofEpochSecond(5));
    finish(job.run("14"), Instant.parse("2199-01-01T00:00:00Z"));

    Map<String, JsonNode> rows = read();

    assertThat(refusals(rows.get("12")), hasSize(0));
    assertThat(refusals(rows.get("13")), contains(containsString("is not between 2000-01-01")));
    assertThat(refusals(rows.get("14")), contains(containsString("later than the clock")));
    for (String id : rows.keySet()) {
      assertThat(job.time(id), is(END));
    }
  }

  @Test
  void aRunThatIsElsewhereByABelievableTimeAloneHasNoRow() throws IOException {
    // Long before the window: by finished.json, by a log whose finished.json can't be true, by
    // none.
    for (String id : List.of("12", "13", "14")) {
      Path log = write(job.run(id).resolve("build-log.txt"), block(2));
      Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2019-01-01T00:00:00Z")));
    }
    finish(job.run("12"), Instant.parse("2019-01-01T00:00:00Z"));
    finish(job.run("13"), Instant.parse("1970-01-01T00:00:05Z"));
    write(job.run("14").resolve("finished.json"), "{\"timestamp\": 17");
    write(job.run(ID).resolve("build-log.txt"), block(1));
    finish(job.run(ID), END);

    Map<String, JsonNode> rows = read();

    assertThat(rows.keySet(), contains("13", "14", ID));
    assertThat(rows.get("13").path("Outcome").asText(), is("refused"));
    assertThat(rows.get("14").path("Outcome").asText(), is("refused"));
    assertThat(
        refusals(rows.get("13")), contains(containsString("1970-01-01T00:00:05Z is not between")));
    assertThat(
        Written.below(job.output()),
        contains(OneJob.NAME + "/" + ID + "/data/results.json", "run-report.json"));
  }

  @Test
  void aRunOfAnIdAndATimeInTheFutureIsRefused() throws IOException {
    Instant start = Instant.parse("2140-01-01T00:00:00Z");
    String id = Long.toUnsignedString((start.toEpochMilli() - 1_288_834_974_657L) << 22);
    write(job.run(id).resolve("build-log.txt"), block(2));
    finish(job.run(id), start.plusSeconds(60));

    Program.Outcome outcome = job.results();

    assertThat(outcome.code(), is(4));
    assertThat(
        refusals(job.rows().get(id)),
        contains(
            containsString("later than the clock"),
            is(": no source has a time that can be the run's")));
  }

  private Map<String, JsonNode> read() throws IOException {
    job.results();
    return job.rows();
  }
}
