package io.github.perfreport.cli;

import static io.github.perfreport.testing.RunFiles.emptyLog;
import static io.github.perfreport.testing.RunFiles.idAt;
import static io.github.perfreport.testing.RunFiles.result;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.storage.OutputFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodeTest {

  private static final String ID = idAt("2026-02-15T00:00:00Z");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "--version",
        "results --help",
        "weekly-report --help",
        "weekly-graph --help",
        "run --help"
      })
  void helpIsAResult(String typed) {
    Program.Outcome outcome = Program.run(typed.split(" ", -1));

    assertThat(outcome.code(), is(0));
    assertThat(outcome.out(), containsString("perf-report-creator"));
    assertThat(outcome.err(), is(emptyString()));
  }

  @Test
  void weeksThatAreWrittenAreWell() {
    result(folder.resolve("results"), "job", ID, "2026-02-15T01:00:00Z", "1");

    Program.Outcome outcome = weeklyReport("--output-dir=" + folder.resolve("weekly"));

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(outcome.err(), is(emptyString()));
    assertThat(outcome.lines(), hasItem("weekly:  1 records of 1 points"));
    assertThat(outcome.lines(), hasItem("weeks:   " + folder.resolve("weekly")));
  }

  @Test
  void aFileInPlaceOfTheOutputFolderIsAFailure() {
    result(folder.resolve("results"), "job", ID, "2026-02-15T01:00:00Z", "1");
    Path file = write(folder.resolve("file"), "in the way");

    assertFailsAt(file, weeklyReport("--output-dir=" + file));
    assertFailsAt(file, weeklyReport("--output-dir=" + file.resolve("below")));
  }

  @Test
  void aFileInPlaceOfAWeeksFolderIsAFailure() {
    result(folder.resolve("results"), "job", ID, "2026-02-15T01:00:00Z", "1");
    Path file = write(folder.resolve("weekly/vmi"), "in the way");

    assertFailsAt(file, weeklyReport("--output-dir=" + folder.resolve("weekly")));
    assertThat(Files.exists(folder.resolve("weekly/.staging")), is(false));
  }

  @Test
  void anOutputFolderThatAnotherRunWritesToIsAFailure() throws IOException {
    result(folder.resolve("results"), "job", ID, "2026-02-15T01:00:00Z", "1");
    Path weekly = folder.resolve("weekly");
    try (OutputFolder held = OutputFolder.hold(weekly.toString())) {
      assertThat(held == null, is(false));
      Program.Outcome outcome = weeklyReport("--output-dir=" + weekly);

      assertFailsAt(weekly, outcome);
      assertThat(outcome.err(), containsString("another run is writing"));
    }
  }

  @Test
  void anEmptyArchiveIsNothing() throws IOException {
    Files.createDirectories(folder.resolve("results/job"));

    assertIsNothing(
        weeklyReport("--output-dir=" + folder.resolve("weekly")), "no data under", "results/job");
  }

  @Test
  void anArchiveWithoutTheMetricIsNothing() {
    result(folder.resolve("results"), "job", ID, "2026-02-15T01:00:00Z", "1");

    assertIsNothing(
        weeklyReport("--output-dir=" + folder.resolve("weekly"), "absent"), "job: no data under");
  }

  @Test
  void aWeeklyFolderWithoutWeeksIsNothing() {
    assertIsNothing(
        Program.run("weekly-graph", "--weekly-reports-dir=" + folder), "no data under " + folder);
    assertThat(folder.toFile().list().length, is(0));
  }

  @Test
  void aWindowWithoutRunsIsNothing() {
    emptyLog(folder.resolve("logs"), "job", ID);

    assertIsNothing(results("--since=2026-02-17"), "job: no run in the window under");
  }

  @Test
  void runsWithoutAnyBlockAreNothing() {
    emptyLog(folder.resolve("logs"), "job", ID);

    Program.Outcome outcome = results("--since=2026-02-14");

    assertIsNothing(outcome, "job: job job: runs were listed, none has a block");
    assertThat(
        outcome.lines(),
        hasItem(
            "logs:    1 runs listed, 0 of them archived before; newly read: 0 parsed, "
                + "1 without a block, 0 refused; 0 refusals"));
  }

  private Program.Outcome results(String since) {
    return Program.run(
        "results",
        "--performance-job-name=job",
        "--logs-root=" + folder.resolve("logs"),
        "--output-dir=" + folder.resolve("results"),
        since);
  }

  private Program.Outcome weeklyReport(String outputDir) {
    return weeklyReport(outputDir, "CREATE-pods-count");
  }

  private Program.Outcome weeklyReport(String outputDir, String metric) {
    return Program.run(
        "weekly-report",
        "--results-dir=" + folder.resolve("results/job"),
        "--vmi-metrics-list=" + metric,
        outputDir);
  }

  private static void assertFailsAt(Path place, Program.Outcome outcome) {
    assertThat(outcome.err(), outcome.code(), is(1));
    assertThat(outcome.err(), outcome.errors(), hasSize(1));
    assertThat(
        outcome.err(),
        allOf(
            startsWith("perf-report-creator: "),
            containsString(place.toString()),
            not(containsString("Exception"))));
  }

  private static void assertIsNothing(Program.Outcome outcome, String... said) {
    assertThat(outcome.err(), outcome.code(), is(4));
    assertThat(outcome.err(), outcome.errors(), hasSize(1));
    for (String words : said) {
      assertThat(outcome.err(), containsString(words));
    }
  }

  @Test
  void resultsThatCannotBeWrittenAreAFailure(@TempDir Path folder) throws IOException {
    Path series = Files.writeString(folder.resolve("s.jsonl"), "{\"id\": 1, \"values\": [1]}\n");
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    StringWriter err = new StringWriter();
    int code =
        RootCommand.execute(
            new PrintWriter(full, true, StandardCharsets.UTF_8),
            new PrintWriter(err),
            false,
            "changes",
            series.toString());
    assertThat(code, is(ExitCode.FAILED));
    assertThat(err.toString(), containsString("can't be written to standard output"));
  }
}
