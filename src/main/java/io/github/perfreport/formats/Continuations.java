package io.github.perfreport.formats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Joins lines that GitLab's runner split: {@code <time> 00O+<text>} continues the line before of
 * the same stream, {@code 00O}.
 */
final class Continuations {

  /** Behind the time, its blank and the stream's name. */
  private static final int NAME = 3;

  private final int maxChars;
  private final Consumer<String> out;
  private final Map<String, StringBuilder> begun = new LinkedHashMap<>();
  private int held;

  Continuations(int maxChars, Consumer<String> out) {
    this.maxChars = maxChars;
    this.out = out;
  }

  void add(String line) {
    int stream = streamAt(line);
    if (stream < 0) {
      out.accept(line);
      return;
    }
    String name = line.substring(stream, stream + NAME);
    if (line.charAt(stream + NAME) != '+') {
      finish(name);
    }
    String text = line.substring(stream + NAME + 1);
    begun.computeIfAbsent(name, key -> new StringBuilder()).append(text);
    held += text.length();
    if (held > maxChars) {
      end();
    }
  }

  /** True if a line may go on. */
  boolean isOpen() {
    return !begun.isEmpty();
  }

  /** True if the line that begins there is one that the runner may have split. */
  static boolean isSplit(String log, int from) {
    int end = log.indexOf('\n', from);
    return streamAt(log.substring(from, end < 0 ? log.length() : end)) >= 0;
  }

  /** Ends the text. */
  void end() {
    begun.values().forEach(text -> out.accept(text.toString()));
    begun.clear();
    held = 0;
  }

  private void finish(String name) {
    StringBuilder text = begun.remove(name);
    if (text != null) {
      held -= text.length();
      out.accept(text.toString());
    }
  }

  /** The index of the stream's name, or -1 if it isn't such a line. */
  private static int streamAt(String line) {
    int blank = Stamps.behindIsoTime(line, 0);
    int at = blank + 1;
    boolean complete = blank > 0 && line.length() > at + NAME && line.charAt(blank) == ' ';
    return complete
            && isHex(line.charAt(at))
            && isHex(line.charAt(at + 1))
            && (line.charAt(at + 2) == 'O' || line.charAt(at + 2) == 'E')
            && (line.charAt(at + NAME) == ' ' || line.charAt(at + NAME) == '+')
        ? at
        : -1;
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }
}
