package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a copy of the checkout, with other Javas or none, where nothing can be built. */
class LauncherPlacesTest {

  private static final Path DIST = Path.of("target/dist");
  private static final Path BUILD = DIST.resolve("lib/build");
  private static final Path LAUNCHER = DIST.resolve("bin/perf-report-creator");
  private static final String FOUND = "{\"id\":1,\"changes\":[]}\n";

  @TempDir Path folder;
  private Path copy;
  private Path cache;

  @BeforeEach
  void copyWhatIsBuilt() throws Exception {
    assumeTrue(Files.exists(BUILD), BUILD + " is not there");
    copy = folder.resolve("co py é");
    cache = folder.resolve("cache");
    for (String part : List.of("pom.xml", "pipelines", "scripts", "src/main", "src/dist")) {
      copy(Path.of(part));
    }
    copy(DIST.resolve("bin"));
    copyLibraries();
    write(folder.resolve("series.jsonl"), "{\"id\": 1, \"values\": [1, 2, 3]}\n");
    write(folder.resolve("bin/mvn"), "#!/bin/sh\necho no network\nexit 99\n")
        .toFile()
        .setExecutable(true);
  }

  private void copy(Path part) throws IOException {
    try (Stream<Path> all = Files.walk(part)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
        assertThat(to.toFile().setExecutable(Files.isExecutable(file)), is(true));
      }
    }
  }

  private void copyLibraries() throws IOException {
    Path lib = Files.createDirectories(copy.resolve(DIST).resolve("lib"));
    try (Stream<Path> all = Files.list(DIST.resolve("lib"))) {
      for (Path file : all.toList()) {
        if (file.toString().endsWith(".jar")) {
          Files.createSymbolicLink(lib.resolve(file.getFileName()), file.toAbsolutePath());
        } else {
          Files.copy(file, lib.resolve(file.getFileName()));
        }
      }
    }
  }

  @Test
  void aCopyWhoseSourcesAreNewerIsNotBuiltAgain() throws Exception {
    assertFinds(launch(Map.of()));
    assertThat(archives(copy.resolve(DIST).resolve("cache")), hasSize(1));

    for (Path source :
        List.of(
            Path.of("pom.xml"), Path.of("src/main/resources/io/github/perfreport/page/page.js"))) {
      touch(source);
    }
    assertFinds(launch(Map.of()));
  }

  @Test
  void onlyWhatIsInTheJarIsAReasonToBuild() throws Exception {
    write(copy.resolve("pipelines/acks/mine.yaml"), "acks: []\n");
    for (String other : List.of("pipelines/acks/mine.yaml", "pipelines/sample.yaml", "pipelines")) {
      touch(Path.of(other));
    }
    assertFinds(launch(Map.of()));

    write(copy.resolve("pipelines/kubevirt-kwok.yaml"), "lane: another\n");
    touch(Path.of("pipelines/kubevirt-kwok.yaml"));
    Launched launched = launch(Map.of());

    assertThat(launched.code(), is(1));
    assertThat(
        launched.err(),
        is(
            "perf-report-creator: building it first\nno network\n"
                + "perf-report-creator: it can't be built; Maven says why above\n"));
    assertThat(launched.out(), is(""));
  }

  @Test
  void anArchiveOfClassesThatIsNoneChangesNothing() throws Exception {
    assertFinds(launch(Map.of()));
    Path archive = archives(copy.resolve(DIST).resolve("cache")).get(0);
    Files.delete(archive);
    write(archive, "no archive");

    assertFinds(launch(Map.of()));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNotNeeded() throws Exception {
    Path target = copy.resolve(DIST);
    assertThat(target.toFile().setWritable(false), is(true));
    try {
      assumeFalse(Files.isWritable(target), "root may write everywhere");
      assertFinds(launch(Map.of()));
      assertThat(Files.exists(target.resolve("cache")), is(false));
      assertThat(archives(cache.resolve("perf-report-creator")), hasSize(1));
      assertFinds(launch(Map.of()));
      assertFinds(launch(Map.of("XDG_CACHE_HOME", "/proc/none")));
    } finally {
      assertThat(target.toFile().setWritable(true), is(true));
    }
  }

  @Test
  void helpAndVersionNeverBuild() throws Exception {
    touch(Path.of("pom.xml"));
    write(copy.resolve("pom.xml"), "<project/>\n");
    Launched version = launch(Map.of(), "scripts/perf-report-creator", "--version");
    assertThat(version.err(), is(""));
    assertThat(version.out(), matchesPattern("perf-report-creator \\d+\\.\\d+\\.\\d+\n"));

    Files.delete(copy.resolve(BUILD));
    assertSays(launch(Map.of(), "scripts/perf-report-creator", "--help"), 1, "isn't built yet");
  }

  @Test
  void thePathMayNotHaveAColon() throws Exception {
    Path odd = write(folder.resolve("a:b/bin/perf-report-creator"), Written.text(LAUNCHER));
    assertSays(launch(Map.of(), "bash", odd.toString()), 1, "a path with a colon");
  }

  @Test
  void librariesThatAreNotInstalledAreALine() throws Exception {
    assertSays(
        launch(Map.of(), LAUNCHER.toString(), "run", "--runner=FlinkRunner", "no.yaml"),
        1,
        "lib-flink is needed, but is not installed");
  }

  @Test
  void noJavaAndAnOldOneAreALine() throws Exception {
    Path old = folder.resolve("old");
    write(old.resolve("release"), "IMPLEMENTOR=\"N\"\nJAVA_VERSION=\"11.0.2\"\n");
    write(old.resolve("bin/java"), "#!/bin/sh\nexit 98\n").toFile().setExecutable(true);
    assertSays(launch(Map.of("JAVA_HOME", old.toString())), 1, "17 or newer .* is Java 11.0.2");

    Files.delete(old.resolve("release"));
    String asked = "#!/bin/sh\necho 'openjdk version \"1.8.0_392\"' >&2\n";
    write(old.resolve("bin/java"), asked).toFile().setExecutable(true);
    assertSays(launch(Map.of("JAVA_HOME", old.toString())), 1, "17 or newer .* is Java 1.8.0_392");

    String none = folder.resolve("none").toString();
    assertSays(launch(Map.of("JAVA_HOME", none)), 127, "17 or newer .* has no bin/java");
  }

  @Test
  void noMavenIsALineWhereItIsNeeded() throws Exception {
    Files.delete(copy.resolve(BUILD));
    Files.delete(folder.resolve("bin/mvn"));
    for (String tool :
        List.of("bash", "env", "dirname", "readlink", "sed", "find", "rm", "mkdir")) {
      Path real =
          Stream.of("/usr/bin", "/bin")
              .map(bin -> Path.of(bin, tool))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(folder.resolve("bin").resolve(tool), real);
    }
    String bin = folder.resolve("bin").toString();

    Launched launched = launch(Map.of("PATH", bin, "JAVA_HOME", System.getProperty("java.home")));

    assertSays(launched, 127, "there is no mvn on the PATH");
  }

  @Test
  void tooFewOpenFilesAreALine() throws Exception {
    Launched launched =
        launch(
            Map.of(),
            "bash",
            "-c",
            "ulimit -n 40; exec \"$0\" changes ../series.jsonl",
            "scripts/perf-report-creator");

    assertSays(launched, 1, "open files are needed, but ulimit -n allows 40");
  }

  private void touch(Path file) throws IOException {
    Instant later = Instant.now().plus(Duration.ofSeconds(2));
    Files.setLastModifiedTime(copy.resolve(file), FileTime.from(later));
  }

  private static List<Path> archives(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  private static void assertFinds(Launched launched) {
    assertThat(launched.err(), is(""));
    assertThat(launched.out(), is(FOUND));
    assertThat(launched.code(), is(0));
  }

  private static void assertSays(Launched launched, int code, String line) {
    assertThat(launched.err(), matchesPattern("perf-report-creator: [^\n]*" + line + "[^\n]*\n"));
    assertThat(launched.out(), is(""));
    assertThat(launched.code(), is(code));
    assertThat(launched.err(), not(containsString("Exception")));
  }

  private record Launched(int code, String out, String err) {}

  private Launched launch(Map<String, String> environment) throws Exception {
    return launch(environment, "scripts/perf-report-creator", "changes", "../series.jsonl");
  }

  private Launched launch(Map<String, String> environment, String... command) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(copy.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.environment().merge("PATH", folder + "/bin:", (path, bin) -> bin + path);
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Launched(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
