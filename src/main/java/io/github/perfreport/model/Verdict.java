package io.github.perfreport.model;

/** Whether a level that moved is good news. */
public enum Verdict {
  /** A regression. */
  WORSE,
  /** An improvement. */
  BETTER,
  /** Neither, where no direction is good, or nobody has said which. */
  CHANGED
}
