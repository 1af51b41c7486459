package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

  private static final String BENCH =
      "pkg: example.com/a\nBenchmarkHeap-8 100 20.5 ns/op 1 widgets\n--- FAIL: BenchmarkBad\n";

  @TempDir private Path folder;

  @Test
  void aPersonSeesWhatEachFormatReads() throws IOException {
    Path file = Files.writeString(folder.resolve("log.txt"), BENCH);

    Program.Outcome outcome = Program.run("inspect", file.toString());

    assertThat(outcome.code(), is(ExitCode.WELL));
    assertThat(
        outcome.lines(),
        contains(
            file.toString(),
            "  go-bench: 2 measurements",
            "    example.com/a/Heap-ns/op: 20.5 ns/op, lower is better",
            "    example.com/a/Heap-widgets: 1 widgets",
            "    left: BenchmarkBad: the benchmark failed"));
  }

  @Test
  void aNumberWithoutAUnitStandsAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("metrics.txt"), "cache_hits{level=\"l1\"} 7\n");

    assertThat(
        Program.run("inspect", file.toString(), "--as", "openmetrics").lines(),
        hasItem("    cache_hits{level=l1}: 7"));
  }

  @Test
  void aProgramReadsLinesOfJson() throws IOException {
    Path file = folder.resolve("log.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(BENCH.getBytes(StandardCharsets.UTF_8));
    }

    Program.Outcome outcome = Program.run("inspect", file.toString(), "--as", "go-bench", "--json");

    assertThat(
        outcome.lines().get(1),
        is(
            "{\"labels\":{\"name\":\"Heap\",\"pkg\":\"example.com/a\"},\"name\":"
                + "\"example.com/a/Heap-ns/op\",\"value\":20.5,\"unit\":\"ns/op\",\"better\":"
                + "\"lower\",\"file\":\""
                + file
                + "\",\"format\":\"go-bench\"}"));
  }

  @Test
  void aFileWithoutMeasurementsIsSaid() throws IOException {
    Files.createDirectory(folder.resolve("deep"));
    Files.writeString(folder.resolve("deep/a.txt"), "hello");
    Files.writeString(folder.resolve("b.txt"), "");

    assertThat(
        Program.run("inspect", folder.toString(), "--as", "lines:wrk", "--json").lines().size(),
        is(2));
    assertThat(
        Program.run("inspect", folder.toString()).lines(),
        hasItem("  no format finds a measurement"));
  }

  @Test
  void anUnknownFormatIsAMistakeThatNamesAll() throws IOException {
    Path file = Files.writeString(folder.resolve("log.txt"), BENCH);

    Program.Outcome outcome = Program.run("inspect", file.toString(), "--as", "go");

    assertThat(outcome.code(), is(ExitCode.USAGE));
    assertThat(outcome.err(), containsString("'go' is no format; there are "));
    assertThat(outcome.err(), containsString("lines:wrk"));
    assertThat(Program.run("inspect", file.toString(), "--as", "lines").code(), is(ExitCode.USAGE));
    assertThat(Program.run("inspect", folder + "/none").code(), is(ExitCode.USAGE));
  }
}
