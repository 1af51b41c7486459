package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate on an archive of sixty runs, of which the last ten list nodes a hundred times as much.
 */
class CheckCommandTest {

  private static final Instant START = Instant.parse("2025-05-04T06:00:00Z");
  private static final int RUNS = 60;
  private static final int REGRESSION = 50;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Double> values = new ArrayList<>();
  private String threshold = "";

  @BeforeEach
  void inventValues() {
    Random random = new Random(5);
    for (int i = 0; i < RUNS; i++) {
      values.add((i < REGRESSION ? 3 : 315) * (1 + .02 * random.nextGaussian()));
    }
  }

  @Test
  void aRegressionIsTold() throws IOException {
    writeArchive();

    assertThat(check(definition("")), is(ExitCode.REGRESSION));

    assertThat(
        out.toString(),
        containsString(
            "LIST-nodes-count of vmi rose from 3 to 315 calls (×105), worse.\n"
                + "  LIST-nodes-count is the number of LIST calls for nodes to the Kubernetes API"));
    assertThat(out.toString(), containsString("https://ci.example.com/job/1050 (2025-06-23 06:00"));
    assertThat(
        out.toString(),
        containsString(
            "https://example.com/compare/0000000000000000000000000000000000000031..."
                + "0000000000000000000000000000000000000032"));
    assertThat(report(), containsString("**1 event needs a look**"));
  }

  @Test
  void anAcknowledgedRegressionPasses() throws IOException {
    writeArchive();
    Files.writeString(
        folder.resolve("acks.yaml"),
        "acks:\n- {metric: LIST-nodes-count, date: 2025-06-23, level: 315, reason: expected}\n");

    assertThat(check(definition("acks: acks.yaml")), is(ExitCode.WELL));

    assertThat(out.toString().strip(), is("Nothing got worse."));
    assertThat(err.toString(), not(containsString("no data")));
    assertThat(report(), containsString("no alarm: it is known (expected)"));
  }

  @Test
  void anAcknowledgedRegressionThatGrewIsTold() throws IOException {
    writeArchive();
    Files.writeString(
        folder.resolve("acks.yaml"),
        "acks:\n- {metric: LIST-nodes-count, date: 2025-06-23, level: 30, reason: expected}\n");

    assertThat(check(definition("acks: acks.yaml")), is(ExitCode.REGRESSION));
  }

  @Test
  void aShuffledArchivePasses() throws IOException {
    Collections.shuffle(values, new Random(1));
    writeArchive();

    assertThat(check(definition("")), is(ExitCode.WELL));
  }

  @Test
  void theSameArchiveGivesTheSameBytes() throws IOException {
    writeArchive();
    check(definition(""));
    Path weekly = folder.resolve("output/weekly/lane");
    String first = Files.readString(weekly.resolve("changes.json")) + report();

    check(definition(""));

    assertThat(Files.readString(weekly.resolve("changes.json")) + report(), is(first));
  }

  @Test
  void whatWasOnceAnAlarmStaysOneAndAFirstJudgementListsItAsOpen() throws IOException {
    writeArchive();
    assertThat(check(definition("")), is(ExitCode.REGRESSION));

    for (int i = 0; i < 60; i++) {
      values.add(values.get(values.size() - 5));
    }
    writeArchive();
    assertThat(check(definition("")), is(ExitCode.REGRESSION));

    Files.delete(folder.resolve("output/weekly/lane/changes.json"));
    assertThat(check(definition("")), is(ExitCode.WELL));
    assertThat(report(), containsString("Open, nobody has acknowledged it: 1 change"));
  }

  @Test
  void jsonIsForPrograms() throws IOException {
    writeArchive();

    check(definition(""), "--format", "json");

    JsonNode json = new ObjectMapper().readTree(out.toString());
    JsonNode change = json.path("Lanes").path(0).path("Events").path(0).path("Changes").path(0);
    assertThat(json.path("Alarm").booleanValue(), is(true));
    assertThat(change.path("FirstBad").path("Run").textValue(), is("1050"));
    assertThat(change.path("PointsAfter").intValue(), is(10));
    assertThat(change.path("Status").textValue(), is("new"));
  }

  @Test
  void junitIsForCiSystems() throws IOException {
    writeArchive();

    check(definition(""), "--format=junit");

    assertThat(
        out.toString(),
        containsString(
            "<testsuite name=\"lane\" tests=\"2\" failures=\"1\" skipped=\"0\">\n"
                + "    <testcase classname=\"lane\" name=\"data\"></testcase>\n"
                + "    <testcase classname=\"lane\" name=\"vmi LIST-nodes-count\"><failure"));
    assertThat(out.toString(), containsString("<failure message=\"LIST-nodes-count of vmi rose"));
  }

  @Test
  void markdownIsForPullRequests() throws IOException {
    writeArchive();

    check(definition(""), "--format", "markdown");

    assertThat(out.toString(), containsString("## 2025-06-23: LIST-nodes-count of vmi rose"));
    assertThat(out.toString(), containsString("- {metric: LIST-nodes-count, resource: vmi"));
  }

  @Test
  void anotherFormatIsAMistake() throws IOException {
    assertThat(check(definition(""), "--format", "xml"), is(ExitCode.USAGE));
    assertThat(err.toString(), containsString("--format: 'xml' is not one of table, json"));
  }

  @Test
  void aLaneWithoutDataGivesNothing() throws IOException {
    Files.createDirectories(folder.resolve("output/results"));

    assertThat(check(definition("")), is(ExitCode.NOTHING));
    assertThat(err.toString(), containsString("lane: no data under"));
  }

  @Test
  void aPassedThresholdIsAnAlarmUntilItIsAcknowledgedAsTold() throws IOException {
    values.replaceAll(value -> values.get(0) + value % 1);
    threshold = ", \"thresholdResult\": {\"thresholdValue\": 1}";
    writeArchive();

    int first = check(definition(""));
    assertThat(err.toString(), first, is(ExitCode.REGRESSION));
    String entry =
        out.toString().lines().filter(line -> line.contains("- {metric")).findFirst().orElseThrow();

    Files.writeString(
        folder.resolve("acks.yaml"), "acks:\n" + entry.replaceFirst("[^-]*: -", "  -"));
    assertThat(check(definition("acks: acks.yaml")), is(ExitCode.WELL));
    assertThat(report(), containsString("above its threshold of 1"));
    assertThat(report(), containsString("known: …"));

    Files.writeString(
        folder.resolve("acks.yaml"),
        "acks:\n"
            + entry.replaceFirst("[^-]*: -", "  -").replaceFirst("level: \\S+,", "level: 2,"));
    assertThat(check(definition("acks: acks.yaml")), is(ExitCode.REGRESSION));
  }

  @Test
  void theFirstDaysOfARegressionAloneAreNoAlarm() throws IOException {
    values.subList(REGRESSION + 4, RUNS).clear();
    writeArchive();

    assertThat(check(definition("")), is(ExitCode.WELL));
  }

  @Test
  void theNumbersStayTheProgramsOwn() throws IOException {
    writeArchive();

    check(definition(""));

    assertThat(out.toString(), not(containsString("points")));
  }

  private int check(Path definition, String... more) {
    Instant now = START.plus(values.size(), ChronoUnit.DAYS);
    List<String> args = new ArrayList<>(List.of("check", definition.toString(), "--now=" + now));
    args.addAll(List.of(more));
    return RootCommand.execute(
        new PrintWriter(out), new PrintWriter(err), false, args.toArray(new String[0]));
  }

  private String report() throws IOException {
    return Files.readString(folder.resolve("output/weekly/lane/report.md"));
  }

  private Path definition(String report) throws IOException {
    return Files.writeString(
        folder.resolve("lane.yaml"),
        """
        lane: lane
        source: {root: logs, jobs: [job]}
        resources: {vmi: {spec: none}}
        metrics: {vmi: [LIST-nodes-count]}
        report:
          run-url: https://ci.example.com/{job}/{run}
          compare-url: https://example.com/compare/{good}...{bad}
          %s
        output: %s
        """
            .formatted(report, folder.resolve("output")));
  }

  private void writeArchive() throws IOException {
    for (int i = 0; i < values.size(); i++) {
      Path run = folder.resolve("output/results/job/" + (1000 + i) + "/data");
      Files.createDirectories(run);
      Files.writeString(
          run.resolve("results.json"),
          String.format(
              Locale.ROOT,
              """
              {"JobDirCreationTime": "%s", "VMIResult": {"Values": {"LIST-nodes-count": {"value": %f%s}}},
               "VMResult": null, "Results": {}, "Commit": "%040d", "RunState": "SUCCESS"}
              """,
              START.plus(i, ChronoUnit.DAYS),
              values.get(i),
              threshold,
              Integer.parseInt(Integer.toHexString(i).replaceAll("[a-f]", "9"))));
    }
  }
}
