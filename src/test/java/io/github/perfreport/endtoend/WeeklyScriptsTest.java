package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of the weekly job, called as the Go tool's are. They stand beside a launcher that
 * says what it is called with; the program is then called with that.
 */
class WeeklyScriptsTest {

  @TempDir private Path folder;
  private Path benchmarks;

  /** The lanes of KubeVirt where it is null. */
  private String definitions;

  @BeforeEach
  void copyScripts() throws IOException {
    benchmarks = Files.createDirectories(folder.resolve("benchmarks dir"));
    for (String script : List.of("scrape.sh", "graph.sh", "release-graph.sh")) {
      write(folder.resolve("scripts").resolve(script), Written.text(Path.of("scripts", script)));
    }
    Path launcher = folder.resolve("scripts/perf-report-creator");
    write(launcher, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n").toFile().setExecutable(true);
    for (String release : List.of("v1-9.yaml", "v1-10.yaml", "sample.yaml")) {
      write(folder.resolve("pipelines/releases").resolve(release), "");
    }
  }

  @Test
  void theGoToolsCallsAreUnderstood() throws Exception {
    String pipelines = folder.toRealPath().resolve("pipelines") + "/";
    String dir = benchmarks.toString();

    assertThat(
        called("scrape.sh", "key.json", dir, "output", "k8s-1.36").lines(),
        contains(
            "run",
            pipelines + "kubevirt-sig-performance.yaml",
            pipelines + "kubevirt-kwok.yaml",
            "--output",
            dir,
            "--credentials-file",
            "key.json"));
    assertThat(
        called("graph.sh", dir, "k8s-1.36").lines(),
        contains(
            "run",
            pipelines + "kubevirt-sig-performance.yaml",
            pipelines + "kubevirt-kwok.yaml",
            "--no-fetch",
            "--output",
            dir));
    assertThat(
        called("release-graph.sh", dir).lines(),
        contains(
            "run",
            pipelines + "kubevirt-sig-performance.yaml",
            pipelines + "kubevirt-density.yaml",
            "--release",
            pipelines + "releases/v1-10.yaml",
            "--output",
            dir));
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    assertThat(called("scrape.sh", "key.json").code(), is(1));
    assertThat(called("scrape.sh", "key.json").err(), containsString("usage: scrape.sh"));
    assertThat(
        called("scrape.sh", "", benchmarks.toString(), "output", "").err(),
        containsString("KUBEVIRT_PROVIDER is missing"));
    assertThat(called("graph.sh").err(), containsString("usage: graph.sh"));
    assertThat(called("release-graph.sh").err(), containsString("usage: release-graph.sh"));
  }

  @Test
  void aWeekIsReadDrawnAndReleased() throws Exception {
    String dir = benchmarks.toString();

    run("scrape.sh", "", dir, "output", "k8s-1.34");
    assertThat(
        Written.below(benchmarks),
        hasItems("run-report.json", "weekly/sample-performance/vmi/index.html"));

    Files.delete(benchmarks.resolve("weekly/sample-performance/vmi/index.html"));
    run("graph.sh", dir, "k8s-1.34");
    assertThat(Written.below(benchmarks), hasItem("weekly/sample-performance/vmi/index.html"));

    run("release-graph.sh", dir, Path.of("pipelines/releases/sample.yaml").toString());
    assertIsReleased();
  }

  /** The sample lane's two jobs follow one another; calls to patch pods doubled after v1.8.0. */
  private void assertIsReleased() {
    Path lane = benchmarks.resolve("release-v1-8/sample-performance");
    assertThat(
        Written.below(lane),
        hasItems(
            "vmi/release-index.html",
            "vmi/PATCH-pods-count/plot.png",
            "vm/release-index.html",
            "vm/PATCH-pods-count/plot.png"));
    String page = Written.text(lane.resolve("vmi/release-index.html"));
    assertThat(page, containsString("v1.7.0"));
    assertThat(page, containsString(Samples.E2E_131));
    assertThat(page, containsString(Samples.E2E_134));
    String notes = Written.text(benchmarks.resolve("release-v1-8/release-notes.md"));
    assertThat(notes, containsString("# Performance of v1-8\n\n## sample-performance, vmi\n"));
    assertThat(
        notes,
        containsString(
            "runs since 2026-02-10 (v1.8.0) against those before, from 2026-01-12 to 2026-02-09"));
    assertThat(notes, containsString("\n| PATCH-pods-count | 2"));
  }

  private void run(String... command) throws Exception {
    definitions = Samples.get().definition();
    List<String> args = called(command).lines();
    Program.Outcome outcome = Program.run(args.toArray(new String[0]));
    assertThat(outcome.err(), outcome.code(), is(0));
  }

  private record Called(int code, List<String> lines, String err) {}

  private Called called(String... command) throws Exception {
    List<String> line = new ArrayList<>(List.of("bash", "scripts/" + command[0]));
    line.addAll(List.of(command).subList(1, command.length));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    if (definitions != null) {
      builder.environment().put("DEFINITIONS", definitions);
    }
    Process script = builder.start();
    String out = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(script.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Called(script.waitFor(), out.lines().toList(), err);
  }
}
