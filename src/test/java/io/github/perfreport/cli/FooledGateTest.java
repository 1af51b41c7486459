package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ways in which a gate could be fooled, and what {@code check} says. The table in docs/check.md is
 * made of them: {@code -Dcheck.table=write} writes it anew.
 */
class FooledGateTest {

  private static final String P95 = "startupSecondsP95";
  private static final Path PAGE = Path.of("docs/check.md");
  private static final String BEGIN = "<!-- table of FooledGateTest -->\n";
  private static final String HEAD =
      "| what could hide it | `check` says | exit |\n|---|---|--:|\n";
  private static final String END = "<!-- end of the table -->\n";

  @TempDir private Path folder;

  private interface Scene {
    Program.Outcome play(GateArchive archive) throws IOException;
  }

  /**
   * A way to fool the gate.
   *
   * @param how in words
   * @param code the exit code
   * @param says a part of what is said
   */
  private record Way(String how, int code, String says, Scene scene) {}

  private static double doubled(double run, int since) {
    return run < since ? 20 : 40;
  }

  private static List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    ways.addAll(regressionsThatHide());
    ways.addAll(rulesThatHide());
    ways.addAll(dataThatIsMissing());
    ways.addAll(mistakes());
    return ways;
  }

  private static List<Way> regressionsThatHide() {
    return List.of(
        new Way(
            "The job runs once a week, so five runs take longer than `weeks`",
            3,
            "rose from 20 to 40",
            a -> a.metric(P95, r -> doubled(r, 40)).every(Duration.ofDays(7)).runs(45).check()),
        new Way(
            "The regression is three months old, was judged then, and nobody acknowledged it",
            3,
            "rose from 20 to 40",
            a -> {
              a.metric(P95, r -> doubled(r, 40)).runs(46).check();
              return a.runs(90).check();
            }),
        new Way(
            "A regression goes on: 20, 40, then 80",
            3,
            "to 80",
            a -> a.metric(P95, r -> r < 40 ? 20 : r < 60 ? 40 : 80).runs(70).check()),
        new Way(
            "A metric of the event goes back, another stays worse",
            3,
            "otherSecondsP95 of vmi rose",
            a ->
                a.metric(P95, r -> r >= 40 && r < 50 ? 40 : 20)
                    .metric("otherSecondsP95", r -> doubled(r, 40))
                    .runs(55)
                    .check()),
        new Way(
            "A throughput falls to exactly 0",
            3,
            "fell from 100 to 0",
            a -> a.metric("throughput", r -> r < 40 ? 100 : 0).runs(50).check()),
        new Way(
            "A count rises from 0",
            3,
            "from 0",
            a -> a.metric("LIST-nodes-count", r -> r < 40 ? 0 : 300).runs(50).check()),
        new Way(
            "A throughput falls: higher is better",
            3,
            "fell from 999 to 768",
            a -> a.metric("requestsPerSecond", r -> r < 40 ? 999 : 768).runs(50).check()),
        new Way(
            "Nobody knows the metric's direction",
            3,
            "changed, direction unknown",
            a -> a.metric("frobs", r -> doubled(r, 40)).runs(50).check()),
        new Way(
            "The metric creeps up by 4 % in every forty runs",
            3,
            "in steps too small",
            a -> a.metric(P95, r -> 20 * Math.pow(1.04, Math.floor(r / 40))).runs(400).check()),
        new Way(
            "An improvement hides a creep",
            3,
            "in steps too small",
            a ->
                a.metric(P95, r -> (r < 210 ? 1 : .6) * 20 * Math.pow(1.04, Math.floor(r / 40)))
                    .runs(400)
                    .check()),
        new Way(
            "The tool's own threshold is passed, without a change of level",
            3,
            "above its threshold of 19",
            a -> a.metric(P95, r -> 20).threshold(19).runs(40).check()),
        new Way(
            "The job stopped months ago, and a metric had got worse before",
            3,
            "rose from 20 to 40",
            a -> a.metric(P95, r -> doubled(r, 40)).runs(50).flag("--now=2027-01-01").check()),
        new Way(
            "The newest result is truncated, and something got worse",
            3,
            "rose from 20 to 40",
            a -> {
              a.metric(P95, r -> doubled(r, 40)).runs(50);
              Files.writeString(a.newest(), "{\"JobDir");
              return a.check();
            }));
  }

  private static List<Way> rulesThatHide() {
    return List.of(
        new Way(
            "An acknowledgement without a level; the metric goes on to rise",
            3,
            "rose from 25 to 60",
            a ->
                a.metric(P95, r -> r < 40 ? 20 : r < 55 ? 25 : 60)
                    .acks("{metric: startupSecondsP95, date: 2026-02-14, reason: known}")
                    .runs(65)
                    .check()),
        new Way(
            "An acknowledgement of a level that is passed",
            3,
            "rose from 20 to 40",
            a ->
                a.metric(P95, r -> doubled(r, 40))
                    .acks("{metric: startupSecondsP95, date: 2026-02-14, level: 25, reason: known}")
                    .runs(50)
                    .check()),
        new Way(
            "An acknowledgement of another change, months before",
            3,
            "rose from 20 to 40",
            a ->
                a.metric(P95, r -> doubled(r, 140))
                    .acks("{metric: startupSecondsP95, date: 2026-02-14, level: 40, reason: known}")
                    .runs(150)
                    .check()),
        new Way(
            "`worse` names a metric that doesn't exist",
            3,
            "changes.worse: no run has frbs",
            a ->
                a.metric("frobs", r -> doubled(r, 40))
                    .changes("worse: {frbs: up}")
                    .runs(50)
                    .check()),
        new Way(
            "`min-sizes` silences a metric by a name that doesn't exist",
            3,
            "changes.min-sizes: no run has startupSecondsP96",
            a ->
                a.metric(P95, r -> doubled(r, 40))
                    .changes("min-sizes: {startupSecondsP96: 90%}")
                    .runs(50)
                    .check()));
  }

  private static List<Way> dataThatIsMissing() {
    return List.of(
        new Way(
            "The job stopped months ago",
            4,
            "no data since 2026-02-13 06:00 UTC, 132 days ago; a run usually follows within 24 hours",
            a -> a.metric(P95, r -> 20).runs(40).flag("--now=2026-06-26").check()),
        new Way(
            "The output folder isn't there",
            4,
            "no data under",
            a -> a.metric(P95, r -> 20).check()),
        new Way(
            "The archive is empty",
            4,
            "no data under",
            a -> {
              Files.createDirectories(a.output().resolve("results"));
              return a.metric(P95, r -> 20).check();
            }),
        new Way(
            "The job's name is misspelt",
            4,
            "no data under",
            a -> a.metric(P95, r -> 20).jobs("[jbo]").runs(40).check()),
        new Way(
            "All metrics' names are misspelt",
            4,
            "no data under",
            a -> a.metric(P95, r -> 20).metrics("{vmi: [startupSecondsP96]}").runs(40).check()),
        new Way(
            "The newest result is truncated",
            4,
            "job/1039: its result can't be read",
            a -> {
              a.metric(P95, r -> 20).runs(40);
              Files.writeString(a.newest(), "{\"JobDir");
              return a.check();
            }),
        new Way(
            "The newest result is empty",
            4,
            "job/1039: its result can't be read",
            a -> {
              a.metric(P95, r -> 20).runs(40);
              Files.writeString(a.newest(), "");
              return a.check();
            }),
        new Way(
            "The newest result is the JSON of something else",
            4,
            "job/1039: its result can't be read",
            a -> {
              a.metric(P95, r -> 20).runs(40);
              Files.writeString(a.newest(), "[1, 2]");
              return a.check();
            }),
        new Way(
            "A metric is no longer printed",
            4,
            "startupSecondsP95 of vmi: no value since the week of 2026-02-09",
            a ->
                a.metric(P95, r -> r < 40 ? 20 : Double.NaN)
                    .metric("LIST-nodes-count", r -> 100)
                    .runs(50)
                    .check()),
        new Way(
            "A metric is no longer printed, and its worse level with it",
            3,
            "rose from 20 to 40",
            a ->
                a.metric(P95, r -> r < 40 ? 20 : r < 49 ? 40 : Double.NaN)
                    .metric("LIST-nodes-count", r -> 100)
                    .runs(56)
                    .check()),
        new Way(
            "A run is dated years ahead",
            4,
            "its newest run is dated 2099-01-01 00:00 UTC, which is yet to come",
            a -> {
              a.metric(P95, r -> 20).runs(40);
              String result = Files.readString(a.newest());
              Files.writeString(
                  a.newest(), result.replaceAll("\"2026-[^\"]*\"", "\"2099-01-01T00:00:00Z\""));
              return a.check();
            }));
  }

  private static List<Way> mistakes() {
    return List.of(
        new Way(
            "The results are a symbolic link to another folder",
            1,
            "is a symbolic link, and not followed",
            a -> {
              a.metric(P95, r -> 20).runs(40);
              Files.move(a.output().resolve("results"), a.output().resolve("elsewhere"));
              Files.createSymbolicLink(
                  a.output().resolve("results"), a.output().resolve("elsewhere"));
              return a.check();
            }),
        new Way(
            "`min-size` is beyond reason",
            2,
            "changes.min-size: '500%' is above 100%",
            a -> a.metric(P95, r -> 20).changes("min-size: 500%").runs(40).check()),
        new Way(
            "`min-points` is beyond reason",
            2,
            "changes.min-points: 1000 is above 100",
            a -> a.metric(P95, r -> 20).changes("min-points: 1000").runs(40).check()),
        new Way(
            "`weeks` is beyond reason",
            2,
            "changes.weeks: 9999 is above 520",
            a -> a.metric(P95, r -> 20).changes("weeks: 9999").runs(40).check()),
        new Way(
            "A key is misspelt",
            2,
            "min-siz",
            a -> a.metric(P95, r -> 20).changes("min-siz: 5%").runs(40).check()),
        new Way(
            "`--output` is an unset variable",
            2,
            "--output: is empty",
            a -> a.metric(P95, r -> 20).runs(40).flag("--output=").check()));
  }

  @TestFactory
  List<DynamicTest> theGateIsNotFooledAndTheDocsSaySo() {
    List<DynamicTest> tests = new ArrayList<>();
    StringBuilder table = new StringBuilder(HEAD);
    for (Way way : ways()) {
      tests.add(DynamicTest.dynamicTest(way.how(), () -> table.append(row(way))));
    }
    tests.add(DynamicTest.dynamicTest("docs/check.md", () -> compare(table.toString())));
    return tests;
  }

  @Test
  void aLaneThatIsWellPasses() throws IOException {
    Program.Outcome outcome = new GateArchive(folder).metric(P95, r -> 20).runs(40).check();

    assertThat(outcome.out().strip(), is("Nothing got worse."));
    assertThat(outcome.code(), is(0));
  }

  private static void compare(String table) throws IOException {
    String page = Files.readString(PAGE);
    String made =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table
            + page.substring(page.indexOf(END));
    if (System.getProperty("check.table", "").equals("write")) {
      Files.writeString(PAGE, made);
    }
    assertThat(Files.readString(PAGE), is(made));
  }

  private Program.Outcome play(Way way) throws IOException {
    Path own = Files.createDirectory(folder.resolve(Integer.toHexString(way.how().hashCode())));
    Program.Outcome outcome = way.scene().play(new GateArchive(own));
    String all = outcome.out() + outcome.err();
    assertThat(all, containsString(way.says()));
    assertThat(all, not(containsString("\tat ")));
    assertThat(all, outcome.code(), is(way.code()));
    if (way.code() != 3) {
      assertThat(all, not(containsString("Nothing got worse")));
    }
    return outcome;
  }

  private String row(Way way) throws IOException {
    Program.Outcome outcome = play(way);
    return "| %s | %s | %d |\n".formatted(way.how(), line(way, outcome), outcome.code());
  }

  /** The line that holds what the way's {@code says} is a part of. */
  private String line(Way way, Program.Outcome outcome) {
    return (outcome.out() + "\n" + outcome.err())
        .lines()
        .filter(line -> line.contains(way.says()))
        .findFirst()
        .orElseThrow()
        .replaceAll("\\S*" + folder.getFileName() + "/[0-9a-f]+/", "")
        .replace("perf-report-creator: ", "")
        .replace("|", "\\|");
  }
}
