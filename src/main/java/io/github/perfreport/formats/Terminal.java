package io.github.perfreport.formats;

import java.util.function.Consumer;

/**
 * Extracts the text that a terminal shows of a line: without control sequences and overwritten
 * text.
 */
final class Terminal {

  private static final char ESCAPE = '\u001b';
  private static final char BELL = '\u0007';

  /** Hides the text after it; Jenkins puts its notes there. */
  private static final String JENKINS_NOTE = "[8mha:";

  private Terminal() {}

  /** Passes on the visible text; a section's mark divides it into several. */
  static void shown(String raw, Consumer<String> out) {
    String text = raw.indexOf(ESCAPE) < 0 ? raw : withoutSequences(raw);
    if (text.indexOf('\r') < 0) {
      out.accept(text);
      return;
    }
    String last = "";
    int from = 0;
    while (from <= text.length()) {
      int carriageReturn = text.indexOf('\r', from);
      int end = carriageReturn < 0 ? text.length() : carriageReturn;
      String part = text.substring(from, end);
      int mark = sectionMark(part);
      if (mark > 0) {
        out.accept(part.substring(0, mark));
      }
      last = mark >= 0 || part.isBlank() ? last : part;
      from = end + 1;
    }
    out.accept(last);
  }

  /** The index of GitLab's section mark at the end of the text, or -1. */
  private static int sectionMark(String part) {
    int start = Math.max(part.lastIndexOf("section_start:"), part.lastIndexOf("section_end:"));
    return start >= 0 && Stamps.fits(part, part.indexOf(':', start) + 1, "ddddddddd") ? start : -1;
  }

  private static String withoutSequences(String raw) {
    StringBuilder kept = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      if (raw.charAt(i) == ESCAPE) {
        i = behindSequence(raw, i + 1);
      } else {
        kept.append(raw.charAt(i++));
      }
    }
    return kept.toString();
  }

  private static int behindSequence(String raw, int at) {
    if (at >= raw.length()) {
      return at;
    }
    if (raw.startsWith(JENKINS_NOTE, at)) {
      int end = raw.indexOf(ESCAPE, at);
      return end < 0 ? raw.length() : end;
    }
    switch (raw.charAt(at)) {
      case '[':
        return behindControl(raw, at + 1);
      case ']':
        return behindCommand(raw, at + 1);
      case '(':
      case ')':
        return Math.min(at + 2, raw.length());
      default:
        return at + 1;
    }
  }

  /** Parameters, then one letter or sign from @ on. */
  private static int behindControl(String raw, int from) {
    int i = from;
    while (i < raw.length() && raw.charAt(i) >= ' ' && raw.charAt(i) < '@') {
      i++;
    }
    boolean complete = i < raw.length() && raw.charAt(i) >= '@' && raw.charAt(i) <= '~';
    return complete ? i + 1 : i;
  }

  /** A title, a link: up to the bell or the next escape with a backslash. */
  private static int behindCommand(String raw, int from) {
    int i = from;
    while (i < raw.length() && raw.charAt(i) != BELL && raw.charAt(i) != ESCAPE) {
      i++;
    }
    if (i < raw.length() && raw.charAt(i) == ESCAPE) {
      return raw.startsWith("\\", i + 1) ? i + 2 : i;
    }
    return Math.min(i + 1, raw.length());
  }
}
