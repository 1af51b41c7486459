package io.github.perfreport.extract;

import io.github.perfreport.definition.ResourceRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds which resource a block is of by the name of the spec that printed it.
 *
 * <p>Ginkgo reports a spec behind what it printed: a head line, {@code • [SLOW TEST] [467.867
 * seconds]}, then the spec's name, on one line (Ginkgo 2) or over several with the places of its
 * code between (Ginkgo 1), then a line of dashes. Only the report that follows a block names it; a
 * failed spec that printed no block has a report too.
 */
final class SpecName {

  private static final Pattern HEAD =
      Pattern.compile("[SP•↺]*[•↺](!|\\.\\.\\.)? ?(\\[|Failure|Panic|Timeout).*");
  private static final Pattern UNREPORTED = Pattern.compile("[SP•]*•[SP•]*\\{?");
  private static final Pattern CODE_LOCATION = Pattern.compile("\\S+\\.go:\\d+");
  private static final Pattern NODE =
      Pattern.compile("\\[(It|BeforeEach|AfterEach|JustBeforeEach)\\] ?");
  private static final String SPEC_END = "-".repeat(30);
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
   * @return the rule of the block's resource
   * @throws BlockRefusedException if there is no report for it, or it names no known resource
   */
  ResourceRule readBehind(LogWindow window, LinePrefix prefix)
      throws IOException, BlockRefusedException {
    Report report = null;
    while (nextLine(window)) {
      String text = textThatMatters(prefix, report != null);
      if (report == null && HEAD.matcher(text).matches()) {
        report = new Report();
      } else if (report == null && UNREPORTED.matcher(text).matches()) {
        throw new BlockRefusedException("its spec passed without its name being printed");
      } else if (report != null) {
        Optional<ResourceRule> rule = report.add(text);
        if (rule.isPresent()) {
          return rule.get();
        }
        if (report.isEnd(text)) {
          throw new BlockRefusedException("its spec is of no known resource: " + report.name);
        }
      }
    }
    throw new BlockRefusedException("no name of a spec behind it");
  }

  /** Finds the name in a report that stands before captured output, if there is one. */
  Optional<ResourceRule> lookBack(LogWindow window) {
    int end = window.position();
    int start = Math.max(0, end - LogWindow.HISTORY);
    String text = new String(window.bytes(), start, end - start, StandardCharsets.UTF_8);
    Report report = null;
    Optional<ResourceRule> rule = Optional.empty();
    for (String raw : text.substring(Math.max(0, text.lastIndexOf(SPEC_END))).split("\n", -1)) {
      byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
      String clean = line.take(bytes, 0, bytes.length).text(line.from()).strip();
      int head = clean.indexOf('•');
      if (report == null && head >= 0 && HEAD.matcher(clean.substring(head)).matches()) {
        report = new Report();
      } else if (report != null && rule.isEmpty()) {
        rule = report.add(clean);
      }
    }
    return rule;
  }

  private boolean nextLine(LogWindow window) throws IOException, BlockRefusedException {
    int at = window.position();
    if (!window.nextLine()) {
      return false;
    }
    line.take(window.bytes(), window.lineStart(), window.lineEnd());
    if (line.indexOf(LogWindow.VALUES, line.from()) >= 0) {
      window.moveTo(window.lineStart());
      throw new BlockRefusedException("another block begins before the name of its spec");
    }
    return at < window.position() || !line.isEmpty();
  }

  /** Most lines of noise can't be a head by their first byte; they are not made a string. */
  private String textThatMatters(LinePrefix prefix, boolean inReport) {
    int text = Math.max(line.from(), prefix.skip(line.bytes(), line.from(), line.to()));
    int first = line.skipBlanks(text);
    if (first == line.to()) {
      return "";
    }
    byte b = line.bytes()[first];
    return inReport || b == 'S' || b == 'P' || b < 0 ? line.text(first) : "";
  }

  /** The lines of one report as they come. */
  private final class Report {
    private String name = "";
    private int lines;

    Optional<ResourceRule> add(String text) {
      lines++;
      if (text.isEmpty() || text.startsWith(SPEC_END) || CODE_LOCATION.matcher(text).matches()) {
        return Optional.empty();
      }
      String part = NODE.matcher(text).replaceAll("");
      name = name.isEmpty() ? part : name + " " + part;
      return rules.stream().filter(rule -> rule.matches(name)).findFirst();
    }

    boolean isEnd(String text) {
      return text.startsWith(SPEC_END) || lines >= MAX_NAME_LINES;
    }
  }
}
