package io.github.perfreport.formats;

/** Receives a reader's measurements, in the order of the text. */
public interface Found {

  /** A measurement in the text. */
  void measured(Measurement measurement);

  /**
   * A text that looks like a measurement but is not taken.
   *
   * @param what its name or the beginning of its text, at most 200 characters
   * @param reason why, in words for a person
   */
  void left(String what, String reason);
}
