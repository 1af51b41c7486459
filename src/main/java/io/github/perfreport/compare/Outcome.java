package io.github.perfreport.compare;

/** What a comparison says of a metric, the most urgent first. */
public enum Outcome {
  /** Beyond what the level's noise explains, in the bad direction. */
  WORSE("worse"),
  /** Beyond it, and nothing says which direction is bad. */
  CHANGED("changed, direction unknown"),
  /** Beyond it, in the good direction. */
  BETTER("better"),
  /** Within what the level's noise explains. */
  SAME("no difference"),
  /** The lane's level has too few runs to tell its noise. */
  TOO_FEW_RUNS("too little history"),
  /** Not each of the new runs has a value. */
  NOT_MEASURED("not measured");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** The outcome for people. */
  public String words() {
    return words;
  }

  /** Whether the metric could be compared. */
  public boolean isCompared() {
    return compareTo(SAME) <= 0;
  }
}
