package io.github.perfreport.formats.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes logs as Ginkgo, make and CI write them, line by line. */
public final class LogBuilder {

  static final String RULE = "-".repeat(30);
  static final String PLACE = "tests/performance/density.go:100";
  private static final String SUITE =
      "[sig-performance][Serial] Control Plane Performance Density Testing";

  private final List<String> lines = new ArrayList<>();

  /** What a make target, a CI or a logger puts before each line. */
  enum Prefix {
    NONE,
    MAKE,
    KLOG,
    KLOG_SHORT,
    RFC_3339,
    RFC_3339_SECONDS,
    RFC_3339_MIXED,
    BRACKETS;

    /** The prefix of a line; times go on from line to line. */
    String of(int line) {
      String clock = String.format("%02d:%02d:%02d", 6 + line / 3600, line / 60 % 60, line % 60);
      String fraction = line % 3 == 0 ? "" : "." + (line % 3 == 1 ? "5" : "123456789");
      return switch (this) {
        case NONE -> "";
        case MAKE -> clock + ": ";
        case KLOG -> String.format("I0421 %s.%06d %7d file.go:%d] ", clock, line, 1234, 12 + line);
        case KLOG_SHORT -> String.format("I0421 %s.%03d] ", clock, line % 1000);
        case RFC_3339 -> String.format("2025-02-03T%s.%03dZ ", clock, line % 1000);
        case RFC_3339_SECONDS -> "2025-02-03T" + clock + "Z ";
        case RFC_3339_MIXED -> "2025-02-03T" + clock + fraction + "Z ";
        case BRACKETS -> "[" + clock + "] ";
      };
    }
  }

  LogBuilder add(String... more) {
    for (String text : more) {
      lines.addAll(List.of(text.split("\n", -1)));
    }
    return this;
  }

  LogBuilder add(List<String> more) {
    return add(more.toArray(new String[0]));
  }

  /** Some of what stands around every block. */
  LogBuilder noise() {
    return add(
        "+++ provider_prefix=k8s-1.34",
        "{\"component\":\"tests\",\"level\":\"info\",\"msg\":\"Values {\\\"a\\\"}\"}",
        "    Forwarding from [::1]:6208 -> 8443",
        "",
        "\"quoted\" { and } unbalanced ]");
  }

  LogBuilder block(SampleBlock block) {
    return add(block.lines());
  }

  /** A block whose brace is glued to the text before. */
  LogBuilder gluedBlock(String before, SampleBlock block) {
    lines.add(before + "{");
    return add(block.lines().subList(1, block.lines().size()));
  }

  /** A block with a line of another program before the line of the given number. */
  LogBuilder interrupted(SampleBlock block, int line, String foreign) {
    List<String> mixed = new ArrayList<>(block.lines());
    mixed.add(line, foreign);
    return add(mixed);
  }

  /** Ginkgo 2's report of a spec. */
  LogBuilder report(SampleBlock block) {
    return report("• [SLOW TEST] [467.867 seconds]", block.spec());
  }

  LogBuilder report(String head, String spec) {
    return add(head, SUITE + " Density test [small] " + spec, PLACE, RULE);
  }

  /** Ginkgo 2's report of a spec that failed. */
  LogBuilder failed(SampleBlock block) {
    return add(
        RULE,
        "• [FAILED] [300.001 seconds]",
        SUITE + " Density test [small] [It] " + block.spec(),
        PLACE,
        "",
        "  Timed out after 300.001s.",
        "  Expected { \"a\": 1 } to equal }",
        "  In [It] at: tests/performance/density.go:241",
        RULE);
  }

  /** Ginkgo 1's report of a spec, over several lines. */
  LogBuilder oldReport(String head, SampleBlock block) {
    return add(
        head,
        SUITE,
        "tests/performance/density.go:71",
        "  Density test",
        "  tests/performance/density.go:98",
        "    [small] " + block.spec(),
        "    " + PLACE,
        RULE);
  }

  /** What Ginkgo 2 prints of a spec run in parallel: its report, then its output. */
  LogBuilder captured(SampleBlock block) {
    return capturedWithout(block.spec(), block);
  }

  LogBuilder capturedWithout(String spec, SampleBlock block) {
    add(RULE, "• [467.867 seconds]", SUITE + " Density test [small] " + spec, PLACE, "");
    return capturedText(block).add(RULE);
  }

  /** The output between its marks, each line indented. */
  LogBuilder capturedText(SampleBlock block) {
    add("  Captured StdOut/StdErr Output >>", "  + cat <<EOF", "  " + "-".repeat(44));
    block.lines().forEach(line -> lines.add("  " + line));
    return add("  << Captured StdOut/StdErr Output");
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }

  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The log with a prefix before each line, in colours or not, with line breaks of either kind. */
  public byte[] bytes(Prefix prefix, boolean coloured, boolean crlf) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      text.append(prefix.of(i))
          .append(coloured && i % 2 == 0 ? "\u001b[38;5;10m\u001b[1m" + line + "\u001b[0m" : line)
          .append(crlf ? "\r\n" : "\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] gzip(byte[] text) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
