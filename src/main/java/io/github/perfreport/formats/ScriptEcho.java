package io.github.perfreport.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Leaves out the script that GitHub prints in a group before running it, since it may look like
 * results. The groups of steps, which have no {@code shell:}, are kept.
 */
final class ScriptEcho {

  /** A longer group isn't a script. */
  private static final int MOST_LINES = 2_000;

  private static final int MOST_CHARS = 1 << 20;

  /** Begins the group of a script. */
  static final String START = "##[group]Run ";

  private final Consumer<Envelope.Line> out;
  private final List<Envelope.Line> group = new ArrayList<>();
  private int chars;

  ScriptEcho(Consumer<Envelope.Line> out) {
    this.out = out;
  }

  void add(Envelope.Line line) {
    if (group.isEmpty() && !line.text().startsWith(START)) {
      out.accept(line);
      return;
    }
    group.add(line);
    chars += line.text().length();
    if (line.text().startsWith("##[endgroup]")) {
      close();
    } else if (group.size() > MOST_LINES || chars > MOST_CHARS) {
      end();
    }
  }

  /** True within a group. */
  boolean isOpen() {
    return !group.isEmpty();
  }

  /** Ends the text. */
  void end() {
    group.forEach(out);
    group.clear();
    chars = 0;
  }

  private void close() {
    if (group.stream().anyMatch(line -> line.text().startsWith("shell: "))) {
      group.clear();
    }
    end();
  }
}
