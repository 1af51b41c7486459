package io.github.perfreport.endtoend;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archived results that can't be read, or hold what can't be carried. */
class UnreadableResultsTest {

  private static final String LFS =
      "version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 123\n".formatted(7);
  private static final List<String> IDS =
      List.of("2008403150238646272", "2008523946193846272", "2008644742149046272");

  @TempDir private Path folder;

  private Path output;
  private String definition;

  @BeforeEach
  void writeArchive() throws IOException {
    output = folder.resolve("output");
    for (int i = 0; i < IDS.size(); i++) {
      write(i, result("2026-01-06T%02d:00:00Z".formatted(8 + 4 * i), "" + (20 + i)));
    }
    Path yaml = folder.resolve("lane.yaml");
    Files.writeString(
        yaml,
        """
        lane: lane
        source: {root: %s, jobs: [perf-job]}
        resources: {vmi: {spec: none}}
        metrics: {vmi: [m, n]}
        output: %s
        """
            .formatted(folder.resolve("logs"), output));
    definition = yaml.toString();
    Files.createDirectories(folder.resolve("logs"));
  }

  private static String result(String time, String value) {
    return """
        {"JobDirCreationTime": "%s", "VMIResult": {"Values": {"m": {"value": %s}}}, "VMResult": null}
        """
        .formatted(time, value);
  }

  private Path file(int run) {
    return output.resolve("results/perf-job").resolve(IDS.get(run)).resolve("data/results.json");
  }

  private void write(int run, String text) throws IOException {
    Files.createDirectories(file(run).getParent());
    Files.writeString(file(run), text);
  }

  private Program.Outcome run(String... more) {
    String[] args = {"run", definition, "--no-fetch"};
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return Program.run(all);
  }

  /** What the account says of the archive, once more with logs to be read: there are none. */
  private String account() throws IOException {
    assertThat(Program.run("run", definition).code(), is(4));
    return Written.text(output.resolve("run-report.json"));
  }

  private Map<String, Integer> weeks() throws IOException {
    return Written.hashes(output.resolve("weekly/lane/vmi/m"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lfs", "", "{\"JobDirCreationTime\": \"2026-01-06T08:00:00Z\", \"VMIResult\": {\"Val",
        "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n", "[1]", "{} {}"
      })
  void aWeekKeepsThePointsOfAResultThatCannotBeRead(String content) throws IOException {
    assertThat(run().code(), is(0));
    Map<String, Integer> before = weeks();
    write(1, content.equals("lfs") ? LFS : content);

    Program.Outcome outcome = run();

    assertThat(outcome.err(), outcome.code(), is(4));
    assertThat(outcome.err(), containsString("lane: 1 result can't be read"));
    assertThat(account(), containsString("\"data/results.json\""));
    assertThat(account(), containsString("can't be read: "));
    assertThat(account(), containsString("; its week keeps its points"));
    assertThat(weeks(), is(equalTo(before)));
    assertThat(Program.run("check", definition).code(), is(4));
    assertThat(
        Program.run(
                "weekly-report",
                "--results-dir=" + output.resolve("results/perf-job"),
                "--vmi-metrics-list=m",
                "--output-dir=" + output.resolve("weekly/lane"))
            .code(),
        is(4));
    assertThat(weeks(), is(equalTo(before)));
  }

  @Test
  void saysSoWhereNoWeekHasPointsOfTheRun() throws IOException {
    write(1, LFS);
    Program.Outcome outcome = run();
    assertThat(outcome.code(), is(4));
    assertThat(count(), is("2"));
    assertThat(account(), containsString("; no week has points of it"));
  }

  private String count() throws IOException {
    String week = Written.text(output.resolve("weekly/lane/vmi/m/2026-01-05/data/results.json"));
    return week.replaceAll("(?s).*\"Count\": (\\d+).*", "$1");
  }

  @Test
  void neverWaitsForAPipe() throws Exception {
    assertThat(run().code(), is(0));
    Files.delete(file(1));
    assertThat(new ProcessBuilder("mkfifo", file(1).toString()).start().waitFor(), is(0));
    Program.Outcome outcome = run();
    assertThat(outcome.code(), is(4));
    assertThat(count(), is("3"));
    assertThat(account(), containsString("is no regular file"));
  }

  @Test
  void refusesByNameWhatCannotBeCarried() throws IOException {
    String good = result("2026-01-06T12:00:00Z", "21");
    List<String> bad =
        List.of(
            good.replace("\"VMResult\": null", "\"Commit\": \"" + "x".repeat(70_000) + "\""),
            good.replace("\"VMResult\": null", "\"Commit\": {\"VMResult\": null}"),
            good.replace("\"VMResult\": null", "\"RunState\": [1]"),
            good.replace("\"VMResult\": null", "\"VMIResult\": {\"Values\": {}}"),
            good.replace("{\"m\"", "{\"m\": {\"value\": 1}, \"m\""),
            good.replace("\"value\": 21", "\"value\": 21, \"value\": 22"),
            good.replace("21", "\"21\""),
            good.replace("21", "1e999"),
            good.replace("2026-01-06T12:00:00Z", "+292278994-08-17T07:12:55Z"),
            good.replace("2026-01-06T12:00:00Z", "+1000000000-12-31T23:59:59Z"),
            good.replace("\"2026-01-06T12:00:00Z\"", "\"yesterday\""));
    for (String content : bad) {
      write(1, content);
      Program.Outcome outcome = run();
      assertThat(content.substring(0, 60) + outcome.err(), outcome.code(), is(0));
      assertThat(outcome.err(), not(containsString("Exception")));
      assertThat(count(), is("2"));
      assertThat(account(), containsString("can't be used: "));
    }
  }

  @Test
  void namesAWeekThatCannotBeDrawn() throws IOException {
    assertThat(run().code(), is(0));
    Path week = output.resolve("weekly/lane/vmi/m/2026-01-05/data/results.json");
    Files.writeString(week, LFS);
    Program.Outcome outcome =
        Program.run(
            "weekly-graph",
            "--weekly-reports-dir=" + output.resolve("weekly/lane"),
            "--metrics-list=m");
    assertThat(outcome.code(), is(4));
    assertThat(outcome.err(), containsString("weekly files that can't be used: 1"));
  }
}
