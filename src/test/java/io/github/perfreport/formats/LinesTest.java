package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

  private final Collected found = new Collected();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text 1",
        "text 1\r",
        "\ufefftext 1",
        "\u001b[32;1mtext\u001b[0m 1",
        "\u001b[2K\u001b]0;title\u0007text 1",
        "progress 10%\rprogress 100%\r          \rtext 1",
        "2026-04-08T06:51:49.7583651Z text 1",
        "\ufeff2026-04-08T06:51:49.7583651Z text 1",
        "2026-04-08T06:51:49.7583651Z ##[error]text 1",
        "build\tRun tests\t2026-04-08T06:51:49.7583651Z text 1",
        "build\tRun tests\t\ufeff2026-04-08T06:51:49.7583651Z text 1",
        "2026-01-21T09:47:31.407321Z 01O \u001b[32;1mtext 1\u001b[0;m",
        "2026-01-21T09:47:31.407321Z stdout F text 1",
        "[2026-01-21T09:47:31.407Z] text 1",
        "2026-01-21 09:47:31,407: text 1",
        "[09:47:31] text 1",
        "09:47:31: text 1",
        "09:47:31 text 1",
        "te\u001b[8mha:////4AbcD+/==\u001b[0mxt 1",
        "I0421 06:13:41.920] text 1",
        "I0421 06:13:41.920123    1234 main.go:12] text 1",
        "I0421 06:13:41.920] Apr 21 06:13:41.920: INFO: text 1",
        "#12 34.567 text 1",
        "[pod/bench-x7f/main] text 1",
        "[bench : run] text 1",
        "[info] text 1",
        "time=\"2025-10-07 00:04:36\" level=info msg=\"text 1\" file=\"job.go:91\"",
        "time=\"2025-10-07 00:04:36\" level=info msg=\"text 1\"",
        "INFO[2022-11-15 12:05:49] text 1                     file=\"\"",
        "\u001b[36mINFO\u001b[0m[0012] text 1   ",
        "09:12:01: 2026-01-21T09:47:31.407321Z time=\"x\" level=info msg=\"text 1\"",
      })
  void theTextIsWhatTheToolPrinted(String line) throws IOException {
    String shown = read(line + "\n").get(0);

    assertThat(shown.replaceFirst(" {2,}file=\"\"", ""), is("text 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  indented",
        "10 columns",
        "[Result:Performance] {",
        "[ 2s ] thds: 16",
        "#[Mean    =       58.326]",
        "# comment",
        "I am klog",
        "99.9% <= 1 milliseconds",
        "a\tb\tc",
      })
  void whatIsNoPrefixStays(String line) throws IOException {
    assertThat(read(line), contains(line));
  }

  @Test
  void gitLabsRunnerSplitsLines() throws IOException {
    String log =
        "2026-01-21T09:47:05.094269Z 00O section_start:1768988825:prepare_executor\r\n"
            + "2026-01-21T09:47:05.094270Z 00O+\u001b[0KPreparing\n"
            + "2026-01-21T09:47:06.094270Z 01O part one,\n"
            + "2026-01-21T09:47:06.194270Z 01E an error\n"
            + "2026-01-21T09:47:06.294270Z 01O+ part two\n";

    assertThat(read(log), contains("Preparing", "part one, part two", "an error"));
  }

  @Test
  void aResultBeforeTheMarkOfASectionIsKept() throws IOException {
    String log = "METRIC_x 1.5section_end:1768988945:step_script\r\u001b[0K\n";

    assertThat(read(log).get(0), is("METRIC_x 1.5"));
  }

  @Test
  void theEchoOfAScriptIsLeftOut() throws IOException {
    String log =
        "##[group]Run make bench\nBenchmarkX 1 2 ns/op\nshell: /usr/bin/bash -e {0}\n"
            + "##[endgroup]\nBenchmarkX 1 3 ns/op\n"
            + "##[group]Run benchmarks\nBenchmarkX 1 4 ns/op\n##[endgroup]\n";

    assertThat(
        read(log),
        contains(
            "BenchmarkX 1 3 ns/op",
            "##[group]Run benchmarks",
            "BenchmarkX 1 4 ns/op",
            "##[endgroup]"));
  }

  @Test
  void aLoggedMessageHasItsQuotesAndLinesBack() throws IOException {
    assertThat(read("time=\"x\" level=info msg=\"a \\\"b\\\"\\nc\"\n"), contains("a \"b\"", "c"));
  }

  @Test
  void powerShellWritesUtf16() throws IOException {
    Lines lines = lines("\ufefftext é\r\nmore".getBytes(StandardCharsets.UTF_16LE), 1000);

    assertThat(all(lines), contains("text é", "more"));
  }

  @Test
  void aLineBeyondTheBoundIsLeft() throws IOException {
    Lines lines = lines(("a\n" + "x".repeat(100_000) + "\nb").getBytes(StandardCharsets.UTF_8), 64);

    assertThat(all(lines), contains("a", "b"));
    assertThat(found.left, hasSize(1));
  }

  private List<String> read(String text) throws IOException {
    List<String> all = all(lines(text.getBytes(StandardCharsets.UTF_8), 1 << 20));
    all.removeIf(String::isEmpty);
    return all;
  }

  private Lines lines(byte[] text, int maxBytes) throws IOException {
    return new Lines(
        new ByteArrayInputStream(text), new FormatSettings("", Map.of(), maxBytes), found);
  }

  private static List<String> all(Lines lines) throws IOException {
    List<String> all = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      all.add(line);
    }
    return all;
  }
}
