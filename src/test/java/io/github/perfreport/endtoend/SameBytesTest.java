package io.github.perfreport.endtoend;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.github.perfreport.cli.Program;
import io.github.perfreport.definition.Definition;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.testing.RunFiles;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input gives the same bytes, by whatever way. */
class SameBytesTest {

  private static final SampleRun FIRST = SampleRun.get();

  private static final Pattern PROGRESS =
      Pattern.compile(
          "(\r\u001b\\[Kruns: \\d+ seen, \\d+ parsed, \\d+ refused  \\d+ s)+\r\u001b\\[K");

  @TempDir private Path output;

  @Test
  void aSecondRunReadsNoLogAgainAndChangesNoByte() throws IOException {
    copy(FIRST.output(), output);
    // What a run leaves that is killed while it writes.
    RunFiles.write(output.resolve(".staging/8d0ce6f5.part"), "{\"Start");
    RunFiles.write(output.resolve(".staging/lock"), "");

    Program.Outcome outcome = SampleRun.run(output);

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(outcome.err(), is(emptyString()));
    assertThat(
        outcome.lines().get(0),
        is(
            "logs:    336 runs listed, 336 of them archived before; newly read: 0 parsed, "
                + "0 without a block, 0 refused; 0 refusals"));
    assertThat(outcome.lines().get(1), is("archive: 336 runs read, 0 refused"));
    assertThat(outcome.lines().get(2), is(FIRST.outcome().lines().get(2)));
    assertThat(Written.hashes(output), is(FIRST.files()));
    assertThat(Files.exists(output.resolve(".staging")), is(false));
  }

  @Test
  void theArchiveAloneAndOneWorkerGiveTheSameReports() throws IOException {
    copy(FIRST.output().resolve("results"), output.resolve("results"));

    Program.Outcome outcome = SampleRun.run(output, "--no-fetch", "--targetParallelism=1");

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(outcome.lines(), not(hasItem(containsString("logs:"))));
    assertThat(withoutAccount(Written.hashes(output)), is(withoutAccount(FIRST.files())));
  }

  @Test
  void eightWorkersAndOneLaneAloneGiveTheBytesOfBothTogether() {
    Program.Outcome outcome =
        Program.runOnTerminal(
            "run",
            Samples.get().densityDefinition(),
            "--output=" + output,
            "--targetParallelism=8");

    assertThat(outcome.code(), is(0));
    assertThat(
        Written.hashes(output.resolve("weekly/sample-density")),
        is(Written.hashes(FIRST.output().resolve("weekly/sample-density"))));
    assertThat(
        Written.hashes(output.resolve("results")),
        is(below(FIRST.files(), "results/", Samples.DENSITY)));
    // At a terminal how far it is stands on one line, written over and gone in the end.
    assertThat(outcome.err(), matchesPattern(PROGRESS));
  }

  @Test
  void theThreeCommandsInSequenceGiveTheWeeksOfARun() {
    Lane lane = Definition.read(Samples.get().densityDefinition(), "output");
    String metrics = String.join(",", lane.metricsOf("vmi"));
    String results = output.resolve("results").toString();
    String weekly = output.resolve("weekly").toString();

    Program.Outcome fetched =
        Program.run(
            "results",
            "-performance-job-name=" + Samples.DENSITY,
            "-logs-root=" + Samples.get().logs(),
            "-output-dir=" + results,
            "-since=2026-01-01",
            "-until=2026-04-01",
            "--targetParallelism=1");
    Program.Outcome reported =
        Program.run(
            "weekly-report",
            "-results-dir=" + results + "/" + Samples.DENSITY,
            "-output-dir=" + weekly,
            "-vmi-metrics-list=" + metrics,
            "-vm-metrics-list=" + metrics);
    Program.Outcome drawn =
        Program.run(
            "weekly-graph",
            "-weekly-reports-dir=" + weekly,
            "-metrics-list=" + metrics,
            "-plotly-html=false");

    assertThat(fetched.err() + reported.err() + drawn.err(), is(emptyString()));
    assertThat(fetched.code() + reported.code() + drawn.code(), is(0));
    assertThat(
        Written.hashes(output.resolve("results").resolve(Samples.DENSITY)),
        is(Written.hashes(FIRST.output().resolve("results").resolve(Samples.DENSITY))));
    SortedMap<String, Integer> weeks = records(Written.hashes(output.resolve("weekly")));
    assertThat(weeks, is(records(Written.hashes(FIRST.output().resolve("weekly/sample-density")))));
    assertThat(Written.below(output.resolve("weekly")), hasItem("vmi/CREATE-pods-count/plot.png"));
    assertThat(Files.exists(output.resolve("weekly/vmi/index.html")), is(false));
  }

  private static SortedMap<String, Integer> below(
      SortedMap<String, Integer> files, String folder, String job) {
    TreeMap<String, Integer> below = new TreeMap<>();
    files.forEach(
        (file, hash) -> {
          if (file.startsWith(folder + job + "/")) {
            below.put(file.substring(folder.length()), hash);
          }
        });
    return below;
  }

  private static SortedMap<String, Integer> records(SortedMap<String, Integer> files) {
    TreeMap<String, Integer> records = new TreeMap<>(files);
    records.keySet().removeIf(file -> !file.endsWith("results.json"));
    return records;
  }

  /** The account tells what a run did, and a second one does less. */
  private static SortedMap<String, Integer> withoutAccount(SortedMap<String, Integer> files) {
    TreeMap<String, Integer> without = new TreeMap<>(files);
    without.remove("run-report.json");
    return without;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
