package io.github.perfreport.pipeline;

/**
 * Data that a lane should have but doesn't.
 *
 * @param lane the lane's name; empty if it is not known
 * @param what a phrase for a person
 */
public record MissingNotice(String lane, String what) {

  /** A lane without any data in the folder where it was expected. */
  public static MissingNotice data(String lane, String folder) {
    return new MissingNotice(lane, "no data under " + folder);
  }

  /** {@code lane: what}. */
  @Override
  public String toString() {
    return lane.isEmpty() ? what : lane + ": " + what;
  }
}
