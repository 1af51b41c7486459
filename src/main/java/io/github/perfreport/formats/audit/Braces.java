package io.github.perfreport.formats.audit;

/** Follows JSON byte by byte and tells the braces that open and close from those in strings. */
final class Braces {

  private boolean inString;
  private boolean escaped;

  /** Begins anew outside of a string. */
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
