package io.github.perfreport.extract;

import io.github.perfreport.definition.ResourceRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds which resource a block is of by the name of the spec that printed it.
 *
 * <p>Ginkgo reports a spec behind what it printed: a head line, {@code • [SLOW TEST] [467.867
 * seconds]}, then the spec's name, on one line (Ginkgo 2) or over several with the places of its
 * code between (Ginkgo 1), then a line of dashes. Only the report that follows a block names it; a
 * failed spec that printed no block has a report too, so where there are signs that a block's own
 * report is lost, the block is refused.
 */
final class SpecName {

  /** The head of a report; it may be glued to what the spec printed last. */
  private static final Pattern HEAD =
      Pattern.compile("[•↺](!|\\.\\.\\.)? ?(\\[[A-Z0-9]|Failure|Panic|Timeout)");

  /** The mark of a spec that passed and is not reported, glued to what was printed next. */
  private static final Pattern UNREPORTED = Pattern.compile("[SP•]*•(\\S.*)?");

  /** What can only come behind the report that is looked for. */
  private static final Pattern OTHER =
      Pattern.compile("[SP•]*[SP] \\[(SKIPP|PENDING).*|Ran \\d+ of \\d+ Specs in .*");

  private static final Pattern CODE_LOCATION = Pattern.compile("\\S+\\.go:\\d+");
  private static final Pattern NODE =
      Pattern.compile("\\[(It|BeforeEach|AfterEach|JustBeforeEach)\\] ?");
  private static final byte[] BULLET = {(byte) 0xe2, (byte) 0x80, (byte) 0xa2};
  private static final byte[] RETRIED = {(byte) 0xe2, (byte) 0x86, (byte) 0xba};
  private static final int MAX_NAME_LINES = 24;

  private final List<ResourceRule> rules;
  private final LogLine line = new LogLine();

  SpecName(List<ResourceRule> rules) {
    this.rules = rules;
  }

  /**
   * Reads on to the report of the spec whose block was just read.
   *
   * @param prefix what stood before the lines of the block
   * @param captured whether the block was captured; then only a report without a line of dashes
   *     before it is the block's
   * @return the rule of the block's resource
   * @throws BlockRefusedException if there is no report for it, or it names no known resource; the
   *     window then stands behind the line that shows it, or before it if a block begins there
   */
  ResourceRule readBehind(LogWindow window, LinePrefix prefix, boolean captured)
      throws BlockRefusedException {
    Report report = null;
    boolean behindReport = captured;
    while (nextLine(window)) {
      int text = Math.max(line.from(), prefix.skip(line.bytes(), line.from(), line.to()));
      if (report != null) {
        Optional<ResourceRule> rule = report.add(text);
        if (rule.isPresent()) {
          return rule.get();
        }
      } else if (isHead(line, text)) {
        report = new Report();
      } else {
        check(!(behindReport && line.isRule(text)), "the report of its spec is lost");
        checkNotCaptured(window, captured);
        checkOwn(text);
        behindReport = captured || isLocation(text);
      }
    }
    throw new BlockRefusedException("no name of a spec behind it");
  }

  /**
   * Finds the name in a report that stands before captured output.
   *
   * @param before the text before the output, with the beginning of the report in it
   * @return the rule of the output's resource; empty if no report stands before it
   * @throws BlockRefusedException if the report names no known resource
   */
  Optional<ResourceRule> readBefore(byte[] before) throws BlockRefusedException {
    Report report = null;
    for (byte[] raw : linesBehindRule(before)) {
      line.take(raw, 0, raw.length);
      if (report != null) {
        Optional<ResourceRule> rule = report.add(line.from());
        if (rule.isPresent()) {
          return rule;
        }
      } else if (isHead(line, line.from())) {
        report = new Report();
      }
    }
    check(report == null, "its spec is of no known resource: " + report);
    return Optional.empty();
  }

  /** The lines behind the last line of dashes; that line may have a prefix. */
  private List<byte[]> linesBehindRule(byte[] text) {
    List<byte[]> lines = new ArrayList<>();
    for (String raw : new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)) {
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

  private boolean nextLine(LogWindow window) throws BlockRefusedException {
    if (!window.nextLine()) {
      return false;
    }
    line.take(window.bytes(), window.lineStart(), window.lineEnd());
    if (BlockStart.markIn(line) >= 0) {
      window.moveTo(window.lineStart());
      throw new BlockRefusedException("another block begins before the name of its spec");
    }
    return true;
  }

  /** Whether a line is the head of a report, at or behind the index. */
  static boolean isHead(LogLine line, int text) {
    int bullet = line.indexOf(BULLET, text);
    int at = bullet >= 0 ? bullet : line.indexOf(RETRIED, text);
    return at >= 0 && HEAD.matcher(line.text(at)).find();
  }

  /** Checks that the line is not one that comes behind the report that is looked for. */
  private void checkOwn(int text) throws BlockRefusedException {
    if (text == line.to()) {
      return;
    }
    // Most lines can be none of these by their first byte; they are not made a string.
    byte first = line.bytes()[text];
    if (first == 'S' || first == 'P' || first == 'R' || first == BULLET[0]) {
      String own = line.text(text);
      check(!UNREPORTED.matcher(own).matches(), "its spec passed without its name being printed");
      check(!OTHER.matcher(own).matches(), "no report of its spec behind it");
    }
  }

  /** Where captured output ends behind a block, its report stood before it; else there is none. */
  private void checkNotCaptured(LogWindow window, boolean captured) throws BlockRefusedException {
    if (!captured && CapturedOutput.isMark(line)) {
      window.moveTo(window.lineStart());
      throw new BlockRefusedException("captured output begins or ends behind it");
    }
  }

  private boolean isLocation(int text) {
    boolean digit = text < line.to() && line.last() >= '0' && line.last() <= '9';
    return digit && CODE_LOCATION.matcher(line.text(line.skipBlanks(text))).matches();
  }

  private static void check(boolean condition, String reason) throws BlockRefusedException {
    if (!condition) {
      throw new BlockRefusedException(reason);
    }
  }

  /** The lines of one report as they come. */
  private final class Report {
    private String name = "";
    private int lines;

    /** Reads the line on; the rule once the name is that of a known resource. */
    Optional<ResourceRule> add(int text) throws BlockRefusedException {
      int first = line.skipBlanks(text);
      boolean end = line.isRule(text) || (first == line.to() && !name.isEmpty());
      if (end || ++lines > MAX_NAME_LINES) {
        throw new BlockRefusedException("its spec is of no known resource: " + name);
      }
      String part = line.text(first);
      if (part.isEmpty() || CODE_LOCATION.matcher(part).matches()) {
        return Optional.empty();
      }
      part = NODE.matcher(part).replaceAll("");
      name = name.isEmpty() ? part : name + " " + part;
      return rules.stream().filter(rule -> rule.matches(name)).findFirst();
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
