package io.github.perfreport.formats.audit;

import io.github.perfreport.definition.ResourceRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a spec that was run in parallel printed, as Ginkgo 2 reports it: the spec's name first, then
 * its output, indented, between {@code Captured StdOut/StdErr Output >>} and {@code << Captured
 * StdOut/StdErr Output}.
 */
final class CapturedOutput {

  /** How much of a report can stand before its captured output. */
  private static final int REPORT = 4 * 1024;

  /** The most blanks before the marks where a copy of the log has no indentation. */
  private static final int STRIPPED = 1;

  private static final byte[] MARK =
      "Captured StdOut/StdErr Output".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OLDER = "Begin ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEGIN = "utput >>".getBytes(StandardCharsets.US_ASCII);

  private final byte[] before;
  private final LinePrefix prefix;
  private final int indent;

  private CapturedOutput(byte[] before, LinePrefix prefix, int indent) {
    this.before = before;
    this.prefix = prefix;
    this.indent = indent;
  }

  /** Takes the output whose first mark stands on the line last read from the window; else null. */
  static CapturedOutput at(LogWindow window) {
    LogLine line = new LogLine().take(window.bytes(), window.lineStart(), window.lineEnd());
    int mark = line.indexOf(MARK, line.from());
    if (mark < 0 || line.indexOf(BEGIN, mark) < 0) {
      return null;
    }
    LinePrefix prefix = LinePrefix.of(line.bytes(), line.from(), beginning(line, mark));
    int text = prefix.skip(line.bytes(), line.from(), line.to());
    int start = Math.max(0, window.lineStart() - REPORT);
    return new CapturedOutput(
        Arrays.copyOfRange(window.bytes(), start, window.lineStart()),
        prefix,
        line.skipBlanks(text) - text);
  }

  /** Older versions begin the mark by a word more. */
  private static int beginning(LogLine line, int mark) {
    int older = line.indexOf(OLDER, line.from());
    return older >= 0 && older == mark - OLDER.length ? older : mark;
  }

  /** Reads the report before the output; its name is empty if there is none. */
  SpecReport report(List<ResourceRule> rules) {
    SpecReport report = null;
    LogLine line = new LogLine();
    for (byte[] raw : linesBehindRule()) {
      line.take(raw, 0, raw.length);
      if (report != null && report.rule().isEmpty()) {
        report.add(line, line.from());
      } else if (report == null && SpecReport.HEAD.matcher(line.text(line.from())).find()) {
        report = new SpecReport(rules);
      }
    }
    return report == null ? new SpecReport(rules) : report;
  }

  /** The lines behind the last line of dashes; that line may have a prefix. */
  private List<byte[]> linesBehindRule() {
    LogLine line = new LogLine();
    List<byte[]> lines = new ArrayList<>();
    for (String raw : new String(before, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
      line.take(bytes, 0, bytes.length);
      if (line.isRule(Math.max(line.from(), line.to() - LogLine.RULE))) {
        lines.clear();
      } else {
        lines.add(bytes);
      }
    }
    return lines;
  }

  /** Whether a copy of the log has no indentation: so a lost mark doesn't show. */
  boolean isStripped() {
    return indent <= STRIPPED;
  }

  /** Whether the line is indented as the output is; else the output's end is lost. */
  boolean holds(LogLine line) {
    int text = prefix.skip(line.bytes(), line.from(), line.to());
    int first = line.skipBlanks(Math.max(line.from(), text));
    boolean inBlock = first < line.to() && line.bytes()[first] == '"';
    return text >= 0 && (isStripped() || first - text >= (inBlock ? indent + 1 : indent));
  }

  /** Whether the line ends the output, or belongs to what comes behind it. */
  boolean isEndedBy(LogLine line) {
    if (isMark(line)) {
      return true;
    }
    int text = prefix.skip(line.bytes(), line.from(), line.to());
    if (isStripped()) {
      int own = Math.max(line.from(), text);
      return line.isRule(own) || SpecReport.isHead(line, own);
    }
    int rule = Math.max(line.from(), line.to() - LogLine.RULE);
    return line.isRule(rule) && (text < 0 || rule - text < indent);
  }

  /** Whether a line is a mark at the beginning or at the end of captured output. */
  static boolean isMark(LogLine line) {
    return line.indexOf(MARK, line.from()) >= 0;
  }
}
