package io.github.perfreport.pipeline;

/**
 * Data that a lane should have but doesn't.
 *
 * @param lane the lane's name; empty if it is not known
 * @param what a phrase for a person
 */
public record Missing(String lane, String what) {

  /** A lane without any data in the folder where it was expected. */
  public static Missing data(String lane, String folder) {
    return new Missing(lane, "no data under " + folder);
  }

  /** {@code lane: what}. */
  @Override
  public String toString() {
    return lane.isEmpty() ? what : lane + ": " + what;
  }
}
