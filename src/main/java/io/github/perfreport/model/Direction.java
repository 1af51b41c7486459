package io.github.perfreport.model;

/** Where a level moved. */
public enum Direction {
  /** To higher values. */
  UP,
  /** To lower values. */
  DOWN;

  /** The direction from one level to another. */
  public static Direction of(double before, double after) {
    return after >= before ? UP : DOWN;
  }

  /** What a move in this direction means for a metric of which the given one is worse. */
  public Verdict verdict(Direction worse) {
    if (worse == null) {
      return Verdict.CHANGED;
    }
    return this == worse ? Verdict.WORSE : Verdict.BETTER;
  }
}
