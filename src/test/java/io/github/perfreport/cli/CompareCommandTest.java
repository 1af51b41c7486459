package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.compare.ComparisonMarkdown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of a change against an archive of forty runs that take 20 s, some 2 % more or less. */
class CompareCommandTest {

  private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");
  private static final int RUNS = 40;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeDefinition() throws IOException {
    Files.writeString(
        folder.resolve("lane.yaml"),
        "lane: lane\nsource: {root: logs, jobs: [job]}\n"
            + "resources: {vmi: {spec: none, artifact: artifacts/audit.json}}\n"
            + "metrics: {vmi: [vmiCreationToRunningSecondsP95, LIST-nodes-count]}\n"
            + "output: "
            + folder.resolve("output")
            + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "20, 0, no difference in 1 metric.",
    "20.9, 0, no difference in 1 metric.",
    "30, 3, '1 got worse, of 1 metric.'",
    "12, 0, '1 got better, of 1 metric.'"
  })
  void aRunIsComparedWithTheLevel(double seconds, int exit, String said) throws IOException {
    writeArchive(RUNS);
    assertThat(compare("table", run("1", seconds)), is(exit));
    assertThat(out.toString(), startsWith("lane: " + said));
  }

  @Test
  void repeatedRunsHaveToAgree() throws IOException {
    writeArchive(RUNS);
    assertThat(compare("table", run("1", 30), run("2", 20)), is(ExitCode.WELL));
    assertThat(compare("table", run("1", 30), run("2", 30)), is(ExitCode.REGRESSION));
  }

  @Test
  void theCommentSaysWhatToDo() throws IOException {
    writeArchive(RUNS);
    compare("markdown", run("1", 30));
    assertThat(
        out.toString(),
        allOf(
            startsWith(ComparisonMarkdown.MARKER + "\n"),
            containsString("| 🔴 worse | `vmiCreationToRunningSecondsP95` (vmi) | 30 s | "),
            containsString("**What to do:**")));
  }

  @Test
  void theCommentOnAHarmlessChangeAsksForNothing() throws IOException {
    writeArchive(RUNS);
    compare("markdown", run("1", 20));
    assertThat(
        out.toString(),
        allOf(
            startsWith(ComparisonMarkdown.MARKER + "\n### ✅ Performance: nothing got worse\n"),
            not(containsString("What to do"))));
  }

  @Test
  void theJsonHasTheNumbers() throws IOException {
    writeArchive(RUNS);
    compare("json", run("1", 30));
    JsonNode metric = new ObjectMapper().readTree(out.toString()).at("/0/Metrics/0");
    assertThat(metric.path("Outcome").asText(), is("worse"));
    assertThat(metric.path("Value").asDouble(), is(30.0));
    assertThat(metric.path("LevelRuns").asInt(), is(RUNS));
    assertThat(metric.path("High").asDouble() < 30, is(true));
  }

  @Test
  void theJunitFileHasAFailureForWhatGotWorse() throws IOException {
    writeArchive(RUNS);
    compare("junit", run("1", 30));
    assertThat(
        out.toString(),
        allOf(
            containsString("<testsuite name=\"lane\" tests=\"1\" failures=\"1\" skipped=\"0\">"),
            containsString("vmiCreationToRunningSecondsP95 of vmi is 30 s, expected ")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, No data under",
    "9, Each level has fewer than 10 runs.",
  })
  void withoutHistoryNothingIsCompared(int runs, String reason) throws IOException {
    writeArchive(runs);
    assertThat(compare("table", run("1", 30)), is(ExitCode.NOTHING));
    assertThat(out.toString(), containsString(reason));
  }

  @Test
  void aRunWithoutTheMetricIsNotCompared() throws IOException {
    writeArchive(RUNS);
    assertThat(compare("table", run("1", 0)), is(ExitCode.NOTHING));
    assertThat(out.toString(), containsString("The new run has none of the lane's metrics."));
  }

  @Test
  void onlyEarlierRunsCount() throws IOException {
    writeArchive(RUNS);
    Path run = run("1", 30);
    Files.writeString(
        run.resolve("finished.json"), "{\"timestamp\": " + START.getEpochSecond() + "}");
    assertThat(compare("table", run), is(ExitCode.NOTHING));
  }

  @Test
  void aFolderWithoutARunIsAMistake() throws IOException {
    writeArchive(RUNS);
    assertThat(compare("table", folder.resolve("nowhere")), is(ExitCode.USAGE));
    assertThat(err.toString(), containsString("no run; expected is its folder with build-log.txt"));
  }

  private void writeArchive(int runs) throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < runs; i++) {
      Path run = folder.resolve("output/results/job/" + (1000 + i) + "/data");
      Files.createDirectories(run);
      Files.writeString(
          run.resolve("results.json"),
          String.format(
              Locale.ROOT,
              "{\"JobDirCreationTime\": \"%s\", \"VMIResult\": %s}",
              START.plus(i, ChronoUnit.DAYS),
              block(20 * (1 + .02 * random.nextGaussian()))));
    }
  }

  private Path run(String id, double seconds) throws IOException {
    Path run = folder.resolve("change/pull-job/" + id);
    Files.createDirectories(run.resolve("artifacts"));
    Files.writeString(run.resolve("artifacts/audit.json"), block(seconds));
    Files.writeString(
        run.resolve("finished.json"),
        "{\"timestamp\": " + START.plus(50, ChronoUnit.DAYS).getEpochSecond() + "}");
    return run;
  }

  private static String block(double seconds) {
    return String.format(
        Locale.ROOT,
        "{\"Values\": {\"vmiCreationToRunningSecondsP95\": {\"value\": %s}}}",
        seconds);
  }

  private int compare(String format, Path... runs) {
    out.getBuffer().setLength(0);
    List<String> args =
        new ArrayList<>(
            List.of("compare", folder.resolve("lane.yaml").toString(), "--format", format));
    for (Path run : runs) {
      args.addAll(List.of("--run", run.toString()));
    }
    return RootCommand.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), false, args.toArray(String[]::new));
  }
}
