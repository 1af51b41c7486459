package io.github.perfreport.formats.audit;

import io.github.perfreport.definition.ResourceRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lines by which Ginkgo shows how its specs ended: marks, reports, rules, and the lines
 * that begin and end a suite. The prefix of each line, such as a time, is removed first.
 */
final class GinkgoLines {

  private static final Pattern COUNT = Pattern.compile("Ran (\\d{1,9}) of \\d+ Specs? in ");
  private static final String HEADER = "Running Suite: ";

  /** One line can have thousands of skip marks; a longer line isn't Ginkgo's. */
  private static final int MAX_LINE = 64 * 1024;

  private final LogWindow window;
  private final List<ResourceRule> rules;
  private final SuiteSpecs specs;
  private final LogLine line = new LogLine();
  private LinePrefix prefix = LinePrefix.NONE;
  private long longLineUntil;

  GinkgoLines(LogWindow window, List<ResourceRule> rules, SuiteSpecs specs) {
    this.window = window;
    this.rules = rules;
    this.specs = specs;
  }

  /** Sets the prefix of each line, as a block shows it. */
  void learnPrefix(LinePrefix shown) {
    prefix = shown;
  }

  /** Takes a block of captured output; a report may name its spec before the output. */
  void addCaptured(FoundBlock block, CapturedOutput captured) throws BlockRefusedException {
    SpecReport report = captured.report(rules);
    Optional<ResourceRule> rule = report.rule();
    if (rule.isPresent() && captured.isStripped()) {
      throw new BlockRefusedException("captured output that is not indented");
    } else if (rule.isPresent()) {
      specs.addCaptured(block, rule.get());
    } else if (report.name().isEmpty()) {
      specs.addCaptured(block);
    } else {
      throw new BlockRefusedException(SuiteSpecs.UNKNOWN_SPEC + report.name());
    }
  }

  /** Takes a mark at the beginning or at the end of captured output. */
  void captureMark() {
    specs.captureMark();
  }

  /** Continues from the sign at the window's position. */
  void read() {
    long sign = window.offset();
    if (sign < longLineUntil || isInLongLine() || !takeNextLine() || !readLine()) {
      window.moveToOffset(sign + 1);
    }
  }

  /** Moves to the beginning of the line around the sign; true if the line is too long to read. */
  private boolean isInLongLine() {
    window.moveTo(window.lineStartOf(window.position()));
    boolean tooLong = !window.isLineWithin(MAX_LINE);
    if (tooLong) {
      longLineUntil = window.offset() + MAX_LINE;
    }
    return tooLong;
  }

  private boolean takeNextLine() {
    boolean more = window.nextLine();
    line.take(window.bytes(), window.lineStart(), window.lineEnd());
    return more;
  }

  /** The line's own text: without what stands before each line, and without indentation. */
  private String text() {
    return line.text(line.skipBlanks(textStart()));
  }

  private int textStart() {
    return Math.max(line.from(), prefix.skip(line.bytes(), line.from(), line.to()));
  }

  /** Reads the line at the sign; false if it isn't Ginkgo's. */
  private boolean readLine() {
    return switch (window.sign()) {
      case MARK -> readMarks();
      case RULE -> readRule();
      case UNDERLINE -> readUnderline();
      default -> readCount();
    };
  }

  private boolean readMarks() {
    int values = BlockStart.markIn(line);
    if (values >= 0) {
      window.moveTo(line.sourceIndex(values));
    }
    String text = text();
    Matcher head = SpecReport.HEAD.matcher(text);
    boolean report = values < 0 && head.find();
    passAll(report ? text.substring(0, head.start()) : text);
    if (report) {
      specs.report(readReport());
    }
    return true;
  }

  /**
   * Takes the marks at the beginning of a text, to which the next spec's output may be glued, and
   * those at its end, which may be glued to a spec's output; a block's brace may follow them.
   */
  private void passAll(String text) {
    int leading = 0;
    while (leading < text.length() && isMark(text.charAt(leading))) {
      leading++;
    }
    boolean bulletOfList = leading < text.length() && text.charAt(leading) == ' ';
    leading = bulletOfList ? 0 : leading;
    int end = text.endsWith("{") ? text.length() - 1 : text.length();
    int trailing = end;
    while (trailing > leading && isMark(text.charAt(trailing - 1))) {
      trailing--;
    }
    pass(text.substring(0, leading));
    pass(text.substring(trailing, Math.max(trailing, end)));
  }

  private static boolean isMark(char c) {
    return c == '•' || c == 'S' || c == 'P';
  }

  private void pass(String marks) {
    marks.chars().filter(mark -> mark == '•').forEach(mark -> specs.pass());
  }

  /** Reads the lines after a report's head, up to a name that is known or to the name's end. */
  private SpecReport readReport() {
    SpecReport report = new SpecReport(rules);
    while (report.rule().isEmpty() && takeNextLine()) {
      if (hasSign() || !report.add(line, textStart())) {
        window.moveTo(window.lineStart());
        break;
      }
    }
    return report;
  }

  /** Whether another reader handles the line. */
  private boolean hasSign() {
    return BlockStart.markIn(line) >= 0 || CapturedOutput.isMark(line) || text().indexOf('•') >= 0;
  }

  private boolean readRule() {
    int rule = Math.max(line.from(), line.to() - LogLine.RULE);
    boolean longer = rule > line.from() && line.bytes()[rule - 1] == '-';
    if (longer || !line.isRule(rule)) {
      return false;
    }
    prefix = LinePrefix.of(line.bytes(), line.from(), rule);
    specs.rule(SpecReport.isLocation(lineBefore()));
    readBehindRule();
    return true;
  }

  /** The text of the line before the one last read; empty if it can't be looked at any more. */
  private String lineBefore() {
    int end = window.lineStart() - 1;
    if (end < 0) {
      return "";
    }
    line.take(window.bytes(), window.lineStartOf(end), end);
    return line.to() - line.from() > MAX_LINE ? "" : text();
  }

  /** A rule may stand before the report of a skipped spec, or before a spec's name. */
  private void readBehindRule() {
    if (!takeNextLine()) {
      return;
    }
    if (SpecReport.SKIPPED.matcher(text()).matches()) {
      specs.skip(readReport());
    } else {
      readNameAbove();
    }
  }

  /**
   * Reads the name that {@code ginkgo -v} prints above what a spec prints: text with its location
   * on the next line, and so on for each container that the spec is in ({@code -vv}).
   */
  private void readNameAbove() {
    SpecReport name = new SpecReport(rules);
    boolean more = true;
    while (more && isPlainText()) {
      String part = text();
      more = takeNextLine() && SpecReport.isLocation(text());
      if (more) {
        name.add(part);
        more = takeNextLine();
      }
    }
    window.moveTo(window.lineStart());
    if (!name.name().isEmpty()) {
      specs.nameAbove(name);
    }
  }

  private boolean isPlainText() {
    int text = line.skipBlanks(textStart());
    return text < line.to() && line.to() - text < MAX_LINE && !line.isRule(text) && !hasSign();
  }

  private boolean readUnderline() {
    int underline = line.to();
    while (underline > line.from() && line.bytes()[underline - 1] == '=') {
      underline--;
    }
    LinePrefix shown = LinePrefix.of(line.bytes(), line.from(), underline);
    if (!lineBefore().contains(HEADER)) {
      return false;
    }
    prefix = shown;
    specs.beginSuite();
    return true;
  }

  private boolean readCount() {
    Matcher count = COUNT.matcher(text());
    if (!count.find()) {
      return false;
    }
    specs.endSuite(Integer.parseInt(count.group(1)));
    return true;
  }
}
