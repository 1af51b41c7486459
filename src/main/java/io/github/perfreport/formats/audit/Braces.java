package io.github.perfreport.formats.audit;

/** Counts braces of JSON byte by byte, without those in strings. */
final class Braces {

  private boolean inString;
  private boolean escaped;

  /** Restarts outside a string. */
  void restart() {
    inString = false;
    escaped = false;
  }

  /** By how much the next byte changes the depth: 1, −1 or 0. */
  int follow(byte b) {
    if (inString) {
      inString = escaped || b != '"';
      escaped = !escaped && b == '\\';
      return 0;
    }
    inString = b == '"';
    return b == '{' ? 1 : b == '}' ? -1 : 0;
  }
}
