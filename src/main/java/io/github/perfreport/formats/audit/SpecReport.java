package io.github.perfreport.formats.audit;

import io.github.perfreport.definition.ResourceRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name in Ginkgo's report of a spec, read line by line. It is on one line (Ginkgo 2), or on
 * several with code locations in between (Ginkgo 1, {@code -vv}).
 */
final class SpecReport {

  /** Begins a report; it may follow the spec's last output on the same line. */
  static final Pattern HEAD =
      Pattern.compile("[•↺](!|\\.\\.\\.)? ?(\\[[A-Z0-9]|Failure|Panic|Timeout)");

  /** Begins the report of a spec that did not run. */
  static final Pattern SKIPPED = Pattern.compile("[SP•]*[SP] \\[(SKIPP|PENDING).*");

  private static final Pattern CODE_LOCATION = Pattern.compile("\\S+\\.go:\\d+");
  private static final Pattern NODE =
      Pattern.compile("\\[(It|(Just)?(Before|After)(Each|All)|DeferCleanup \\((Each|All)\\))\\] ?");
  private static final int MAX_LINES = 24;

  private final List<ResourceRule> rules;
  private String name = "";
  private int lines;

  SpecReport(List<ResourceRule> rules) {
    this.rules = rules;
  }

  /**
   * Reads the next line after the head.
   *
   * @param text where the line's own text begins
   * @return false if the report's name ends before it
   */
  boolean add(LogLine line, int text) {
    int first = line.skipBlanks(text);
    boolean end = line.isRule(text) || (first == line.to() && !name.isEmpty());
    if (end || ++lines > MAX_LINES) {
      return false;
    }
    String part = line.text(first);
    if (!part.isEmpty() && !isLocation(part)) {
      add(part);
    }
    return true;
  }

  /** Takes the next part of the name. */
  void add(String part) {
    String bare = NODE.matcher(part).replaceAll("");
    name = name.isEmpty() ? bare : name + " " + bare;
  }

  /** Whether a line is the head of a report, at or after the index. */
  static boolean isHead(LogLine line, int text) {
    int bullet = line.indexOf(LogWindow.BULLET, text);
    int at = bullet >= 0 ? bullet : line.indexOf(LogWindow.RETRIED, text);
    return at >= 0 && HEAD.matcher(line.text(at)).find();
  }

  /** Whether a text is a place in the source, which isn't a part of the name. */
  static boolean isLocation(String text) {
    return CODE_LOCATION.matcher(text).matches();
  }

  /** The rule that matches the name so far; empty if none does. */
  Optional<ResourceRule> rule() {
    return rules.stream().filter(rule -> rule.matches(name)).findFirst();
  }

  /** The name as read so far; empty if the report has none. */
  String name() {
    return name;
  }
}
