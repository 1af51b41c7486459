package io.github.perfreport.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Texts of which a line must hold one to matter, found at the speed of a search for a text: long
 * before the line is taken out of the log. A line may be handed on that holds none.
 */
final class Marks {

  /** A place behind every text. */
  private static final int NEVER = Integer.MAX_VALUE;

  private final String[] texts;
  private final int before;
  private final int[] next;
  private long searched = -1;

  private Marks(int before, String... texts) {
    this.before = before;
    this.texts =
        Stream.concat(Stream.of(ScriptEcho.START), Arrays.stream(texts))
            .map(Marks::bytes)
            .toArray(String[]::new);
    this.next = new int[this.texts.length];
  }

  /** Marks of lines that matter for themselves. */
  static Marks of(String... texts) {
    return new Marks(0, texts);
  }

  /** Marks of lines that matter with so many lines before them. */
  static Marks withLinesBefore(int before, String... texts) {
    return new Marks(before, texts);
  }

  /** UTF-8, a character for each byte. */
  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /**
   * Where the first line begins that may matter.
   *
   * @param log a part of a log, a character for each byte
   * @param part which part it is, by a number of its own
   * @param from the beginning of a line
   * @return at most the beginning of the last line, which may go on behind the part
   */
  int lineFrom(String log, long part, int from) {
    if (part != searched) {
      searched = part;
      Arrays.fill(next, -1);
    }
    int first = NEVER;
    for (int i = 0; i < texts.length; i++) {
      if (next[i] < from) {
        int at = log.indexOf(texts[i], from);
        next[i] = at < 0 ? NEVER : at;
      }
      first = Math.min(first, next[i]);
    }
    return lineStart(log, from, Math.min(first, log.length()));
  }

  private int lineStart(String log, int from, int at) {
    int start = at;
    for (int i = 0; i <= before && start >= from; i++) {
      start = log.lastIndexOf('\n', start - 1);
    }
    return Math.max(from, start + 1);
  }
}
