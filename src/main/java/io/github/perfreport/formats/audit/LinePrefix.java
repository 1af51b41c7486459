package io.github.perfreport.formats.audit;

import java.util.Arrays;

/**
 * The prefix of each line of a log: a time, a level, or nothing. It is learned from one line and
 * recognised on others by its shape: runs of letters and digits may change from line to line,
 * punctuation may not, and a fraction of a second may be missing.
 */
final class LinePrefix {

  /** No prefix at all. */
  static final LinePrefix NONE = new LinePrefix(new byte[0]);

  private static final byte WORD = 'w';
  private static final byte SPACE = ' ';

  private final byte[] shape;

  private LinePrefix(byte[] shape) {
    this.shape = shape;
  }

  /** The prefix that ends at {@code to}, apart from blanks. */
  static LinePrefix of(byte[] line, int from, int to) {
    int end = to;
    while (end > from && isBlank(line[end - 1])) {
      end--;
    }
    byte[] shape = new byte[end - from];
    int length = 0;
    for (int i = from; i < end; i++) {
      byte token = isWord(line[i]) ? WORD : isBlank(line[i]) ? SPACE : line[i];
      boolean continues =
          length > 0 && token == shape[length - 1] && (token == WORD || token == SPACE);
      if (!continues) {
        shape[length++] = token;
      }
    }
    return length == 0 ? NONE : new LinePrefix(Arrays.copyOf(shape, length));
  }

  /** The index of the line's own text, with its indentation; -1 if the prefix is missing. */
  int skip(byte[] line, int from, int to) {
    int at = from;
    for (int token = 0; token < shape.length; token++) {
      int next = skipToken(shape[token], line, at, to);
      if (next >= 0) {
        at = next;
      } else if (isFraction(token)) {
        token++;
      } else {
        return -1;
      }
      if (shape[token] == WORD && !isFraction(token + 1)) {
        at = skipFraction(line, at, to);
      }
    }
    return at;
  }

  private boolean isFraction(int token) {
    return token + 1 < shape.length && shape[token] == '.' && shape[token + 1] == WORD;
  }

  /** A time that is whole to the second on one line may have a fraction on the next. */
  private static int skipFraction(byte[] line, int from, int to) {
    boolean fraction =
        from + 1 < to && line[from] == '.' && line[from + 1] >= '0' && line[from + 1] <= '9';
    return fraction ? skipToken(WORD, line, from + 1, to) : from;
  }

  private static int skipToken(byte token, byte[] line, int from, int to) {
    int at = from;
    if (token == WORD) {
      while (at < to && isWord(line[at])) {
        at++;
      }
    } else if (token == SPACE) {
      while (at < to && isBlank(line[at])) {
        at++;
      }
    } else if (at < to && line[at] == token) {
      at++;
    }
    return at > from ? at : -1;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean isWord(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }
}
