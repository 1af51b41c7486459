package io.github.perfreport.results;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static io.github.perfreport.testing.RunFiles.idAt;
import static io.github.perfreport.testing.RunFiles.result;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.runs.ArchivedRuns.ArchivedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in the archive, some of which older versions took from a clock that was wrong. */
class ArchivedTimeTest {

  private static final String START = "2026-02-01T12:00:00Z";
  private static final String ID = idAt(START);

  @TempDir private Path output;
  private Lane lane;

  @BeforeEach
  void nameFolders() {
    lane = lane("lane").metrics("vmi", "CREATE-pods-count").output(output).build();
  }

  private static ResultColumns.Content read(String id, String time) throws IOException {
    byte[] json =
        ("{\"JobDirCreationTime\": \"" + time + "\", \"VMIResult\": {\"Values\": {}}}")
            .getBytes(StandardCharsets.UTF_8);
    Lane lane = lane("lane").metrics("vmi", "a").build();
    return new ResultColumns(lane).read("job", id, json, json.length);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-22T12:40:00Z, is more than 7 days after the run's start",
    "2099-01-01T00:00:00Z, is more than 7 days after the run's start",
    "0001-01-01T00:00:00Z, is before the run's start"
  })
  void theStartByTheIdStandsInForATimeThatCannotBeTheRuns(String time, String why)
      throws IOException {
    ResultColumns.Content content = read(ID, time);

    assertThat(content.run().time(), is(Instant.parse(START)));
    assertThat(content.resources().get("vmi").run().time(), is(Instant.parse(START)));
    String reason = " by its id, " + START + "; the run is dated " + START;
    assertThat(
        content.refusals(),
        contains(Refusal.of("results.json", "JobDirCreationTime " + time + " " + why + reason)));
  }

  /** Even one that is ahead of every clock: the same file gives the same bytes on every day. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-02-01T12:40:00Z", "2120-02-01T12:40:00Z"})
  void aTimeThatFitsTheIdIsTheRuns(String time) throws IOException {
    String id = idAt(Instant.parse(time).minusSeconds(2_400).toString());

    assertThat(read(id, time).run().time(), is(Instant.parse(time)));
    assertThat(read(id, time).refusals(), is(empty()));
    assertThat(read("77", time).run().time(), is(Instant.parse(time)));
  }

  @Test
  void whereTheIdTellsNothingAnImpossibleTimeMakesTheFileUseless() {
    IOException useless = assertThrows(IOException.class, () -> read("77", "0001-01-01T00:00:00Z"));

    assertThat(
        useless.getMessage(),
        is(
            "JobDirCreationTime 0001-01-01T00:00:00Z is not between 2000-01-01T00:00:00Z and"
                + " 2200-01-01T00:00:00Z"));
  }

  @Test
  void theAccountSaysSoOfARunOfTheWindow() {
    result(output.resolve("results"), "job", ID, "2026-02-22T12:40:00Z", "1");

    ArchivedRun found = new Archive().find(lane, "job", ID).orElseThrow();

    assertThat(found.ended(), is(Instant.parse(START)));
    assertThat(found.outcome().kind(), is(RunOutcome.Kind.PARSED));
    assertThat(found.outcome().refusals().size(), is(1));
  }
}
