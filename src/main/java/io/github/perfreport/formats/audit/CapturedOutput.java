package io.github.perfreport.formats.audit;

import io.github.perfreport.definition.ResourceRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The output of a spec that ran in parallel, in Ginkgo 2's report: the spec's name, then the
 * indented output between {@code Captured StdOut/StdErr Output >>} and {@code << Captured
 * StdOut/StdErr Output}.
 */
final class CapturedOutput {

  /** The largest part of a report before its captured output. */
  private static final int REPORT = 4 * 1024;

  /** The most blanks before the marks if a copy of the log lost its indentation. */
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

  /**
   * Takes the output whose first mark is on the line last read from the window; null if there is
   * none.
   */
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

  /** Older versions put one more word at the mark's beginning. */
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

  /** The lines after the last line of dashes; that line may have a prefix. */
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

  /** Whether a copy of the log lost its indentation, so that a lost mark is invisible. */
  boolean isStripped() {
    return indent <= STRIPPED;
  }

  /** Whether the line has the output's indentation; if not, the output's end is lost. */
  boolean holds(LogLine line) {
    int text = prefix.skip(line.bytes(), line.from(), line.to());
    int first = line.skipBlanks(Math.max(line.from(), text));
    boolean inBlock = first < line.to() && line.bytes()[first] == '"';
    return text >= 0 && (isStripped() || first - text >= (inBlock ? indent + 1 : indent));
  }

  /** Whether the line ends the output, or follows its end. */
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
