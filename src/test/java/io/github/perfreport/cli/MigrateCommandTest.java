package io.github.perfreport.cli;

import static io.github.perfreport.testing.RunFiles.idAt;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.testing.Repository;
import io.github.perfreport.testing.RunFiles;
import io.github.perfreport.testing.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A repository as the Go tool left it. The job's runs are of the weeks of 2026-02-02 (7 and 9) and
 * 2026-02-09 (11); the results of a week of 2025 are gone.
 */
class MigrateCommandTest {

  private static final String PODS = "weekly/job/vmi/CREATE-pods-count/";
  private static final String NODES = "weekly/job/vmi/CREATE-nodes-count/";
  private static final String FILE = "/data/results.json";

  @TempDir Path folder;

  private Path definition;
  private Repository server;

  @BeforeEach
  void makeServer() {
    definition =
        write(
            folder.resolve("lane.yaml"),
            """
            lane: the-lane
            source: {root: nowhere, jobs: [job]}
            resources: {vmi: {spec: none}}
            metrics: {vmi: [CREATE-pods-count, CREATE-nodes-count]}
            """);
    server = Repository.bare(folder.resolve("server.git"));
    Repository theirs = server.checkout(folder.resolve("theirs"));
    run(theirs, "2026-02-03T01:00:00Z", "7");
    run(theirs, "2026-02-05T01:00:00Z", "9");
    run(theirs, "2026-02-10T01:00:00Z", "11");
    // A week late, without the run of 7, and a 0 for a metric that the run of 9 hadn't.
    theirs.with(PODS + "2026-02-09" + FILE, week(9, "2026-02-05T01:00:00Z=9"));
    theirs.with(NODES + "2026-02-09" + FILE, week(0, "2026-02-05T01:00:00Z=0"));
    // Rightly labelled, its average 1.8 % off.
    theirs.with(PODS + "2026-02-16" + FILE, week(11.2, "2026-02-10T01:00:00Z=11"));
    // Its results are gone; out of order, and a week late.
    theirs.with(
        PODS + "2025-06-23" + FILE, week(4, "2025-06-18T01:00:00Z=5", "2025-06-17T01:00:00Z=3"));
    theirs.with("weekly/another-job/vmi/m/2026-02-09" + FILE, week(1, "2026-02-10T01:00:00Z=1"));
    theirs.commit("Periodic data update from 2026-02-12").push();
  }

  private static void run(Repository theirs, String time, String value) {
    RunFiles.result(theirs.folder().resolve("results"), "job", idAt(time), time, value);
  }

  private static String week(double average, String... points) {
    return Stream.of(points)
        .map(point -> point.split("="))
        .map(point -> "{\"Value\": %s, \"Date\": \"%s\"}".formatted(point[1], point[0]))
        .collect(
            Collectors.joining(
                ", ",
                "{\"StartDate\": \"x\", \"Data\": {\"Average\": " + average + ", \"DataPoints\": [",
                "]}}"));
  }

  @Test
  void whatWasWrongIsCounted() {
    Path report = folder.resolve("report.md");

    Program.Outcome outcome = migrate("--report=" + report);

    assertThat(outcome.err(), outcome.code(), is(ExitCode.WELL));
    List<String> counts = outcome.lines().stream().map(String::strip).toList();
    assertThat(
        counts,
        hasItems(
            "4 weekly files",
            "4 files with a wrong label: a point outside of the week in their path",
            "1 files of weeks without results behind them",
            "5 points",
            "1 points lost: in the results, but in no file of their metric",
            "1 points made up: of a run that didn't measure the metric",
            "0 points with another value than the run's result",
            "2 points of runs that are not among the results",
            "2 averages that can be compared",
            "1 averages of made up points alone",
            "2 averages off by more than 1 %",
            "0 averages off by more than 20 %"));
    String written = Written.text(report);
    assertThat(
        written, containsString("- vmi 2026-02-09: 2 files, points of the week of 2026-02-02\n"));
    assertThat(written, containsString("- vmi 2025-06-23: 1 file, of the week of 2025-06-16\n"));
    assertThat(written, containsString("- weekly/another-job\n"));
    assertThat(server.message(), containsString("1 points lost"));
  }

  @Test
  void nothingIsRemovedUnlessItIsAskedFor() {
    List<String> before = server.files();

    migrate();

    assertThat(server.files(), hasItems(before.toArray(new String[0])));
    assertThat(server.files(), hasItem("weekly/the-lane/vmi/CREATE-pods-count/2026-02-02" + FILE));
    assertThat(
        server.file("weekly/the-lane/vmi/CREATE-pods-count/2026-02-02" + FILE),
        containsString("\"Average\": 8,"));
  }

  @Test
  void aWeekWithoutResultsIsKeptUnderItsMondayAndMarkedOnThePage() {
    migrate();

    String kept = server.file("weekly/the-lane/vmi/CREATE-pods-count/2025-06-16" + FILE);
    assertThat(kept, containsString("\"StartDate\": \"2025-06-16\""));
    assertThat(kept.indexOf("2025-06-17"), is(not(-1)));
    assertThat(kept.indexOf("2025-06-17") < kept.indexOf("2025-06-18"), is(true));
    String page = server.file("weekly/the-lane/vmi/index.html");
    assertThat(page, containsString("\"values\":[3,5,7,9,11]"));
    assertThat(page, containsString("from here no results behind the weeks"));
    assertThat(page, containsString("results behind the weeks again"));
  }

  @Test
  void pruningLeavesWhatHasResultsBehindIt() {
    Program.Outcome outcome = migrate("--prune");

    assertThat(outcome.err(), outcome.code(), is(ExitCode.WELL));
    assertThat(
        server.files().stream().filter(file -> file.endsWith(FILE)).toList(),
        contains(
            "results/job/" + idAt("2026-02-03T01:00:00Z") + FILE,
            "results/job/" + idAt("2026-02-05T01:00:00Z") + FILE,
            "results/job/" + idAt("2026-02-10T01:00:00Z") + FILE,
            "weekly/another-job/vmi/m/2026-02-09" + FILE,
            "weekly/the-lane/vmi/CREATE-pods-count/2026-02-02" + FILE,
            "weekly/the-lane/vmi/CREATE-pods-count/2026-02-09" + FILE));
    assertThat(
        server.file("weekly/the-lane/vmi/index.html"), not(containsString("no results behind")));
  }

  @Test
  void keptWeeksMayBePrunedLater() {
    migrate();
    String kept = "weekly/the-lane/vmi/CREATE-pods-count/2025-06-16" + FILE;
    assertThat(server.files(), hasItem(kept));

    migrate("--prune");

    assertThat(server.files(), not(hasItem(kept)));
    assertThat(server.files(), not(hasItem("weekly/the-lane/kept.json")));
  }

  @Test
  void whatIsInOrderStaysAsItIs() {
    migrate();
    int commits = server.commits();

    Program.Outcome again = migrate();

    assertThat(again.lines().get(0), startsWith("nothing new"));
    assertThat(server.commits(), is(commits));
  }

  @Test
  void weeksThatStandInTheLanesOwnFolderArePutInOrderToo() {
    Repository theirs = new Repository(folder.resolve("theirs"));
    theirs.git("mv", "weekly/job", "weekly/the-lane");
    theirs.commit("The lane is named as its job was").push();

    migrate("--prune");

    assertThat(
        server.files().stream().filter(file -> file.startsWith("weekly/the-lane/vmi/C")).toList(),
        contains(
            "weekly/the-lane/vmi/CREATE-pods-count/2026-02-02" + FILE,
            "weekly/the-lane/vmi/CREATE-pods-count/2026-02-09" + FILE));
  }

  @Test
  void aDryRunCountsAndLeavesAllAsItIs() {
    Program.Outcome outcome = migrate("--prune", "--dry-run");

    assertThat(outcome.out(), containsString("1 points lost"));
    assertThat(server.commits(), is(1));
  }

  @Test
  void theLanesOfKubevirtAreTheDefault() {
    Program.Outcome outcome = Program.run("migrate", server.folder().toString());

    assertThat(outcome.err(), outcome.code(), is(ExitCode.WELL));
    assertThat(outcome.lines().stream().map(String::strip).toList(), hasItem("0 weekly files"));
    assertThat(outcome.err(), equalTo(""));
  }

  private Program.Outcome migrate(String... more) {
    List<String> args =
        new java.util.ArrayList<>(
            List.of("migrate", server.folder().toString(), definition.toString()));
    args.addAll(List.of(more));
    return Program.run(args.toArray(new String[0]));
  }
}
