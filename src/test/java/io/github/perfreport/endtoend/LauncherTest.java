package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.result;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, where what it launches is built; these tests build nothing. */
class LauncherTest {

  private static final Path LAUNCHER = Path.of("scripts/perf-report-creator").toAbsolutePath();
  private static final Path BUILD = Path.of("target/dist/lib/build");

  @TempDir private Path folder;
  private Path elsewhere;

  @BeforeEach
  void isBuilt() throws IOException {
    assumeTrue(Files.exists(BUILD), BUILD + " is not there");
    for (String source : List.of("src/main", "src/dist", "pom.xml")) {
      try (Stream<Path> files = Files.walk(Path.of(source)).filter(Files::isRegularFile)) {
        boolean newer = files.anyMatch(file -> modified(file) > modified(BUILD));
        assumeTrue(!newer, source + " is newer than " + BUILD);
      }
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }

  @BeforeEach
  void writeArchive() throws IOException {
    elsewhere = Files.createDirectories(folder.resolve("else where"));
    result(elsewhere.resolve("results"), "job", "1", "2026-02-15T01:00:00Z", "1");
    write(folder.resolve("bin/mvn"), "#!/bin/sh\nexit 99\n").toFile().setExecutable(true);
  }

  @Test
  void pathsAreTheCallersWhereverTheProgramIs() throws Exception {
    assertReports(launch(LAUNCHER.toString(), "weekly-1"), "weekly-1");
  }

  @Test
  void theLauncherMayBeNamedByARelativePath() throws Exception {
    String relative = elsewhere.toRealPath().relativize(LAUNCHER.toRealPath()).toString();

    assertReports(launch(relative, "weekly-2"), "weekly-2");
  }

  @Test
  void theLauncherMayBeASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("bin/prc"), LAUNCHER);
    Path linkToLink = Files.createSymbolicLink(folder.resolve("prc"), Path.of("bin/prc"));

    assertReports(launch(link.toString(), "weekly-3"), "weekly-3");
    assertReports(launch(linkToLink.toString(), "weekly-4"), "weekly-4");
  }

  @Test
  void exitCodeAndTheOneLineOfAMistakeComeThrough() throws Exception {
    Launched launched = launch(List.of(LAUNCHER.toString(), "results", "--since=never"));

    assertThat(launched.code(), is(2));
    assertThat(launched.out(), is(emptyString()));
    assertThat(
        launched.err(), matchesPattern("perf-report-creator: [^\\n]*'never' is neither[^\\n]*\\n"));
  }

  @Test
  void anyOptionOfBeamsIsKnown() throws Exception {
    assertReports(launch(LAUNCHER.toString(), "weekly-6", "--experiments=none"), "weekly-6");

    Launched unknown = launch(LAUNCHER.toString(), "weekly-7", "--experiment=none");
    assertThat(unknown.code(), is(2));
    assertThat(unknown.err(), matchesPattern("perf-report-creator: [^\\n]*Did you mean[^\\n]*\\n"));
  }

  @Test
  void aBrokenFileIsOneLineOnStandardError() throws Exception {
    write(
        elsewhere.resolve("results/job/2/data/results.json"),
        "{\"JobDirCreationTime\": \"today\"}");

    Launched launched = launch(LAUNCHER.toString(), "weekly-5");

    assertThat(launched.code(), is(0));
    assertThat(
        launched.err(),
        matchesPattern("perf-report-creator: [^\\n]*/results/job/2/data/results.json: [^\\n]*\\n"));
    assertThat(launched.out(), startsWith("archive: 1 runs read, 1 refused\n"));
  }

  @Test
  void usedUpMemoryIsToldInALine() throws Exception {
    String series = "{\"id\": 1, \"values\": [" + "1, ".repeat(10_000_000) + "1]}";
    write(elsewhere.resolve("series.jsonl"), series);

    Launched launched =
        launch(
            List.of(
                "env",
                "PERF_REPORT_JAVA_OPTS=-Xmx24m",
                LAUNCHER.toString(),
                "changes",
                "series.jsonl"));

    assertThat(launched.code(), is(1));
    assertThat(launched.err(), matchesPattern("perf-report-creator: [^\n]*memory[^\n]*\n"));
  }

  @Test
  void aBucketIsReadWithTheLibrariesThatTakes() throws Exception {
    try (CloudLogs logs = new CloudLogs()) {
      List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
      command.addAll(logs.window(folder.resolve("from-bucket")));
      command.addAll(List.of(logs.gcs().beamArgs()));

      Launched launched = launch(command);

      assertThat(launched.err(), launched.code(), is(0));
      assertThat(launched.err(), is(emptyString()));
      assertThat(Written.below(folder.resolve("from-bucket")), hasSize(CloudLogs.IN_WINDOW + 1));
    }
  }

  private Launched launch(String launcher, String weekly, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                launcher,
                "weekly-report",
                "--results-dir=results/job",
                "--vmi-metrics-list=CREATE-pods-count",
                "--output-dir=" + weekly));
    command.addAll(List.of(more));
    return launch(command);
  }

  private void assertReports(Launched launched, String weekly) {
    assertThat(launched.err(), launched.code(), is(0));
    assertThat(launched.err(), is(emptyString()));
    assertThat(
        launched.out(),
        is(
            "archive: 1 runs read, 0 refused\nweekly:  1 records of 1 points\nweeks:   "
                + weekly
                + "\n"));
    assertThat(
        Written.below(elsewhere.resolve(weekly)),
        contains("vmi/CREATE-pods-count/2026-02-09/data/results.json"));
  }

  private record Launched(int code, String out, String err) {}

  private Launched launch(List<String> command) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(elsewhere.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().merge("PATH", folder + "/bin:", (path, bin) -> bin + path);
    int code = builder.start().waitFor();
    return new Launched(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
