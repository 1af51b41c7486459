package io.github.perfreport.endtoend;

import static io.github.perfreport.endtoend.OneJob.END;
import static io.github.perfreport.endtoend.OneJob.ID;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The results command on runs of odd files and names: each has a row, and spoils no other. */
class EveryListedRunTest {

  @TempDir private Path folder;
  private OneJob job;

  @BeforeEach
  void nameFolders() {
    job = OneJob.in(folder);
  }

  @Test
  void allLogsOfAPodsContainersAreReadInTheOrderOfTheirNames() throws IOException {
    Path run = job.run(ID);
    write(run.resolve("a-build-log.txt"), "{\n  \"Values\": {\n");
    write(run.resolve("b-build-log.txt"), block(2));
    write(run.resolve("c-build-log.txt"), block(3));
    write(run.resolve("notes-build-log.txt.old"), block(4));
    write(run.resolve("d-build-log.txt/no-file"), block(5));
    finish(run, END);

    JsonNode row = read().get(ID);

    assertThat(job.value(ID), is(2.0));
    assertThat(row.path("Sources").path("vmi").asText(), startsWith("b-build-log.txt byte "));
    assertThat(
        refusals(row),
        contains(
            startsWith("a-build-log.txt byte "),
            allOf(
                startsWith("c-build-log.txt byte "),
                containsString(": a second block of vmi; that of b-build-log.txt byte "))));
  }

  @Test
  void aContainersLogThatCannotBeReadLosesNoneOfTheOthers() throws IOException {
    Path run = job.run(ID);
    Files.createDirectories(run);
    Files.write(run.resolve("a-build-log.txt"), new byte[] {0x1f, (byte) 0x8b, 1});
    write(run.resolve("b-build-log.txt"), block(2));
    finish(run, END);

    JsonNode row = read().get(ID);

    assertThat(job.value(ID), is(2.0));
    assertThat(refusals(row), contains(startsWith("a-build-log.txt: can't be read to its end")));
  }

  @Test
  void theRunsOwnLogIsTheOnlyOneThatCounts() throws IOException {
    Path run = job.run(ID);
    write(run.resolve("build-log.txt"), "nothing\n");
    write(run.resolve("b-build-log.txt"), block(2));
    finish(run, END);

    JsonNode row = read().get(ID);

    assertThat(row.path("Outcome").asText(), is("null"));
    assertThat(refusals(row), hasSize(0));
  }

  /** As globs, these match the folders beside them, or nothing. */
  @ParameterizedTest
  @CsvSource({"x[12], x1", "{x1}, x1", "x*, x1", "x?, x1", "x\\1, x1", "a [b] {c,d}* ?\\e, ab"})
  void aPathsCharactersAreNoWildcards(String name, String beside) throws IOException {
    OneJob odd = OneJob.in(folder.resolve(name));
    OneJob other = OneJob.in(folder.resolve(beside));
    write(odd.run(ID).resolve("b-build-log.txt"), block(2));
    finish(odd.run(ID), END);
    write(other.run(ID).resolve("a-build-log.txt"), block(1));
    write(other.run(ID).resolve("artifacts/perfscale-audit-results.json"), block(1));
    write(other.run(ID).resolve("started.json"), "{\"repo-commit\": \"0a1b2c3d\"}");

    List<Map<String, JsonNode>> twice = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Program.Outcome outcome = odd.results();
      assertThat(outcome.err(), outcome.code(), is(0));
      assertThat(outcome.out(), containsString("1 runs listed, " + i + " of them archived"));
      twice.add(odd.rows());
    }

    assertThat(odd.value(ID), is(2.0));
    assertThat(odd.result(ID).path("Commit").isNull(), is(true));
    assertThat(twice.get(1), is(twice.get(0)));
    assertThat(Written.below(odd.output()), hasSize(2));
    assertThat(Written.below(folder.resolve(beside)), hasSize(3));
  }

  @Test
  void aFolderInPlaceOfALogIsRefused() throws IOException {
    Path run = job.run(ID);
    Files.createDirectories(run.resolve("build-log.txt"));
    finish(run, END);

    JsonNode row = read().get(ID);

    assertThat(row.path("Outcome").asText(), is("refused"));
    assertThat(refusals(row), contains("build-log.txt: is not a file"));
    assertThat(Written.below(job.output()), contains("run-report.json"));
  }

  @Test
  void aFolderInPlaceOfProwsFilesOrAnArtifactLeavesTheLog() throws IOException {
    Path run = job.run(ID);
    write(run.resolve("build-log.txt"), block(2));
    Files.createDirectories(run.resolve("finished.json"));
    Files.createDirectories(run.resolve("artifacts/perfscale-audit-results.json"));

    JsonNode row = read().get(ID);

    assertThat(job.value(ID), is(2.0));
    assertThat(
        refusals(row),
        contains(
            "finished.json: is not a file",
            "artifacts/perfscale-audit-results.json: is not a file"));
  }

  @Test
  void aFolderWhoseNameIsNoIdIsRefusedAndNoPathIsMadeOfIt() throws IOException {
    List<String> names = List.of("a b", ".hidden", "-x", "new\nline", "\"quoted\"");
    for (String name : names) {
      Path run = job.run(name);
      write(run.resolve("build-log.txt"), block(2));
      finish(run, END);
    }
    write(job.run(ID).resolve("build-log.txt"), block(1));
    finish(job.run(ID), END);

    Map<String, JsonNode> rows = read();

    assertThat(rows.keySet(), hasSize(names.size() + 1));
    for (String name : names) {
      assertThat(name, rows.get(name).path("Outcome").asText(), is("refused"));
      assertThat(refusals(rows.get(name)), contains(": a name that can't be part of a path"));
    }
    assertThat(job.value(ID), is(1.0));
    assertThat(
        Written.below(job.output()),
        contains(OneJob.NAME + "/" + ID + "/data/results.json", "run-report.json"));
    assertThat(
        Written.text(job.output().resolve("run-report.json")), containsString("\"new\\nline\""));
  }

  private Map<String, JsonNode> read() throws IOException {
    job.results();
    return job.rows();
  }
}
