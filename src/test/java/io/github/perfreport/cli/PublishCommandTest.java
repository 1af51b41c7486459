package io.github.perfreport.cli;

import static io.github.perfreport.testing.RunFiles.emptyLog;
import static io.github.perfreport.testing.RunFiles.idAt;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.testing.Repository;
import io.github.perfreport.testing.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishCommandTest {

  private static final String RECORD =
      "weekly/the-lane/vmi/CREATE-pods-count/2026-02-09/data/results.json";

  @TempDir Path folder;

  private Path logs;
  private Path definition;
  private Repository server;
  private Repository theirs;

  /** Four weeks of two runs each in the archive, then a week from 2026-02-09 on in the logs. */
  @BeforeEach
  void makeServer() {
    logs = folder.resolve("logs");
    definition = definition("2026-02-09", "2026-02-16");
    server = Repository.bare(folder.resolve("server.git"));
    theirs = server.checkout(folder.resolve("theirs"));
    for (String day : List.of("2026-01-13", "2026-01-20", "2026-01-27", "2026-02-03")) {
      archived(day + "T01:00:00Z");
      archived(day + "T13:00:00Z");
    }
    theirs.commit("Begin").push();
  }

  private Path definition(String since, String until) {
    return write(
        folder.resolve("lane.yaml"),
        """
        lane: the-lane
        source: {root: %s, jobs: [job], since: %s, until: %s}
        resources:
          vmi: {spec: none}
        metrics:
          vmi: [CREATE-pods-count]
        """
            .formatted(logs, since, until));
  }

  private void archived(String start) {
    RunFiles.result(theirs.folder().resolve("results"), "job", idAt(start), start, "7");
  }

  /** A run that the archive has, and of which the logs are there too. */
  private void known(String start) {
    archived(start);
    emptyLog(logs, "job", idAt(start));
  }

  private void logged(String start) {
    String id = idAt(start);
    write(
        logs.resolve("job").resolve(id).resolve("build-log.txt"),
        "{\n  \"Values\": {\n    \"CREATE-pods-count\": {\n      \"value\": 9\n    }\n  }\n}\n");
    long end = java.time.Instant.parse(start).getEpochSecond() + 3600;
    write(
        logs.resolve("job").resolve(id).resolve("finished.json"),
        "{\"timestamp\": %d, \"result\": \"SUCCESS\"}".formatted(end));
  }

  @Test
  void aWeekIsCommittedWithWhatItCameTo() {
    logged("2026-02-10T01:00:00Z");
    logged("2026-02-11T01:00:00Z");

    Program.Outcome outcome = publish();

    assertThat(outcome.err(), outcome.code(), is(ExitCode.WELL));
    assertThat(server.files(), hasItem(RECORD));
    assertThat(
        server.files(),
        hasItem("results/job/" + idAt("2026-02-10T01:00:00Z") + "/data/results.json"));
    assertThat(server.files(), hasItem("run-report.json"));
    assertThat(server.files(), hasItem("weekly/the-lane/vmi/index.html"));
    assertThat(server.files().toString(), not(containsString(".staging")));
    assertThat(
        server.message(),
        startsWith("Week of 2026-02-09: 2 new runs, 5 weeks, 5 weekly records\n\njob: 2 new runs"));
    assertThat(server.message(), containsString("newly read: 2 parsed, 0 without a block"));
  }

  @Test
  void whatIsPublishedIsNotPublishedAgain() {
    logged("2026-02-10T01:00:00Z");
    logged("2026-02-11T01:00:00Z");
    publish();

    Program.Outcome again = publish();

    assertThat(again.err(), again.code(), is(ExitCode.WELL));
    assertThat(again.lines().get(0), startsWith("nothing new"));
    assertThat(server.commits(), is(2));
  }

  @Test
  void halfOfTheUsualRunsIsPublishedButNotQuietly() {
    logged("2026-02-10T01:00:00Z");

    Program.Outcome outcome = publish();

    String missed = "the-lane: 1 run with data in the window, usually 2";
    assertThat(outcome.code(), is(ExitCode.NOTHING));
    assertThat(outcome.err(), containsString(missed));
    assertThat(server.message(), containsString("Less than expected:\n" + missed));
    assertThat(server.files(), hasItem(RECORD));
  }

  @ParameterizedTest
  @CsvSource({"1, " + ExitCode.NOTHING, "2, " + ExitCode.WELL})
  void twoLanesOfAJobEachCountItsRunsOnce(int runs, int code) throws IOException {
    String other = Files.readString(definition).replace("the-lane", "other-lane");
    Path second = write(folder.resolve("other.yaml"), other);
    for (int run = 0; run < runs; run++) {
      logged("2026-02-1" + run + "T01:00:00Z");
    }

    Program.Outcome outcome = publish(second.toString());

    assertThat(outcome.err(), outcome.code(), is(code));
    for (String lane : List.of("the-lane", "other-lane")) {
      String missed = lane + ": 1 run with data in the window, usually 2";
      assertThat(outcome.err().contains(missed), is(runs == 1));
    }
  }

  @Test
  void runsThatWereReadBeforeCountAsFound() {
    known("2026-02-10T01:00:00Z");
    known("2026-02-11T01:00:00Z");
    theirs.commit("More").push();

    assertThat(publish().code(), is(ExitCode.WELL));
  }

  @Test
  void aWindowWithoutRunsIsNotQuiet() {
    assertThat(logs.resolve("job").toFile().mkdirs(), is(true));

    Program.Outcome outcome = publish();

    assertThat(outcome.code(), is(ExitCode.NOTHING));
    assertThat(outcome.err(), containsString("the-lane: no run in the window"));
    assertThat(server.message(), containsString("the-lane: no run in the window"));
  }

  @Test
  void aDryRunPublishesNothing() {
    logged("2026-02-10T01:00:00Z");
    logged("2026-02-11T01:00:00Z");

    Program.Outcome outcome = publish("--dry-run");

    assertThat(outcome.err(), outcome.code(), is(ExitCode.WELL));
    assertThat(outcome.out(), containsString("files changed"));
    assertThat(server.commits(), is(1));
  }

  @Test
  void mistakesAreOneLineEach() {
    assertThat(logs.toFile().mkdirs(), is(true));

    assertIsMistake("--repository", "publish", definition.toString());
    assertIsMistake(
        "no such repository", "publish", definition.toString(), "--repository=" + folder + "/none");
    assertIsMistake(
        "has no branch 'x'",
        "publish",
        definition.toString(),
        "--repository=" + server.folder(),
        "--branch=x");
    assertIsMistake(
        "can't be the name of a branch",
        "publish",
        definition.toString(),
        "--repository=" + server.folder(),
        "--branch=--force");
  }

  private static void assertIsMistake(String reason, String... args) {
    Program.Outcome outcome = Program.run(args);
    assertThat(outcome.code(), is(ExitCode.USAGE));
    assertThat(outcome.errors().size(), is(1));
    assertThat(outcome.err(), containsString(reason));
  }

  private Program.Outcome publish(String... more) {
    List<String> args = new java.util.ArrayList<>(List.of("publish", definition.toString()));
    args.add("--repository=" + server.folder());
    args.addAll(List.of(more));
    return Program.run(args.toArray(new String[0]));
  }
}
