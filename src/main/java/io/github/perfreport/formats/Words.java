package io.github.perfreport.formats;

import java.util.ArrayList;
import java.util.List;

/** The words of a line, with any white space between them. */
final class Words {

  /** The most words; a line of a tool's table has fewer. */
  private static final int MOST = 1_000;

  private Words() {}

  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (words.size() < MOST) {
      int start = behindBlanks(line, i);
      if (start == line.length()) {
        break;
      }
      i = behindWord(line, start);
      words.add(line.substring(start, i));
    }
    return words;
  }

  private static int behindBlanks(String line, int from) {
    int i = from;
    while (i < line.length() && isBlank(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int behindWord(String line, int from) {
    int i = from;
    while (i < line.length() && !isBlank(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
