package io.github.perfreport.formats.audit;

import java.nio.charset.StandardCharsets;

/** One line of a log as a person sees it: without colour codes and without blanks at its end. */
final class LogLine {

  private static final byte ESCAPE = 0x1b;

  /** The number of dashes in Ginkgo's line between two reports. */
  static final int RULE = 30;

  private byte[] scratch = new byte[256];
  private byte[] bytes = scratch;
  private byte[] source = scratch;
  private int sourceStart;
  private int from;
  private int to;

  /** Takes the line between two indices; the bytes are read in place where they are clean. */
  LogLine take(byte[] text, int start, int end) {
    source = text;
    sourceStart = start;
    bytes = text;
    from = start;
    to = end;
    for (int i = start; i < end; i++) {
      if (text[i] == ESCAPE) {
        stripColours(start, end);
        break;
      }
    }
    while (to > from && (LinePrefix.isBlank(bytes[to - 1]) || bytes[to - 1] == '\r')) {
      to--;
    }
    return this;
  }

  /** Leaves out ANSI control sequences: ESC [ parameters letter. */
  private void stripColours(int start, int end) {
    if (scratch.length < end - start) {
      scratch = new byte[end - start];
    }
    int length = 0;
    for (int i = skipColours(start, end); i < end; i = skipColours(i + 1, end)) {
      scratch[length++] = source[i];
    }
    bytes = scratch;
    from = 0;
    to = length;
  }

  private int skipColours(int index, int end) {
    int i = index;
    while (i + 1 < end && source[i] == ESCAPE && source[i + 1] == '[') {
      i += 2;
      while (i < end && isParameter(source[i])) {
        i++;
      }
      // A damaged sequence removes nothing after it: the next byte may be a brace.
      i += i < end && isLetter(source[i]) ? 1 : 0;
    }
    return Math.min(i, end);
  }

  private static boolean isParameter(byte b) {
    return (b >= '0' && b <= ';') || b == '?';
  }

  private static boolean isLetter(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  /** Where a byte of the line stands in the text that it was taken from. */
  int sourceIndex(int index) {
    if (bytes == source) {
      return index;
    }
    int i = skipColours(sourceStart, source.length);
    for (int left = index; left > 0; left--) {
      i = skipColours(i + 1, source.length);
    }
    return i;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  boolean isEmpty() {
    return from == to;
  }

  byte last() {
    return bytes[to - 1];
  }

  /** Index of the first byte of the mark at or after the index, or -1. */
  int indexOf(byte[] mark, int start) {
    for (int i = start; i <= to - mark.length; i++) {
      if (startsWith(mark, i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean startsWith(byte[] mark, int at) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes[at + i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is nothing but Ginkgo's line between reports at or after the index. */
  boolean isRule(int start) {
    int i = skipBlanks(start);
    if (to - i != RULE) {
      return false;
    }
    while (i < to && bytes[i] == '-') {
      i++;
    }
    return i == to;
  }

  /** Index of the first byte at or after the index that is not blank. */
  int skipBlanks(int start) {
    int i = start;
    while (i < to && LinePrefix.isBlank(bytes[i])) {
      i++;
    }
    return i;
  }

  /** The text from an index on; bytes that are no UTF-8 become replacement characters. */
  String text(int start) {
    return new String(bytes, start, to - start, StandardCharsets.UTF_8);
  }
}
