package io.github.perfreport.formats;

/** The beginning of a text that was left out. */
final class Excerpt {

  private static final int LENGTH = 200;

  private Excerpt() {}

  static String of(String text) {
    String start = text.length() > LENGTH ? text.substring(0, LENGTH) : text;
    return start.strip();
  }
}
