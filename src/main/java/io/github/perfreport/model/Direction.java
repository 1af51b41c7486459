package io.github.perfreport.model;

/** The direction in which a level moved. */
public enum Direction {
  /** To higher values. */
  UP,
  /** To lower values. */
  DOWN;

  /** The direction from one level to another. */
  public static Direction of(double before, double after) {
    return after >= before ? UP : DOWN;
  }

  /** The verdict on a move in this direction, given the metric's better direction. */
  public Verdict verdict(Better better) {
    return switch (better) {
      case LOWER -> this == UP ? Verdict.WORSE : Verdict.BETTER;
      case HIGHER -> this == DOWN ? Verdict.WORSE : Verdict.BETTER;
      case NEITHER, UNKNOWN -> Verdict.CHANGED;
    };
  }
}
