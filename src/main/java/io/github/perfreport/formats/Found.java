package io.github.perfreport.formats;

/** Takes what a reader finds, in the text's order. */
public interface Found {

  /** A number that the text states. */
  void measured(Measurement measurement);

  /**
   * Something that looks like a measurement and isn't taken.
   *
   * @param what its name or the beginning of its text, at most 200 characters
   * @param reason why, in words for a person
   */
  void left(String what, String reason);
}
