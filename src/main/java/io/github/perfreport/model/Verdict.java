package io.github.perfreport.model;

/** Whether a move of a level is worse or better. */
public enum Verdict {
  /** A regression. */
  WORSE,
  /** An improvement. */
  BETTER,
  /** Neither: no direction is better, or the better direction is unknown. */
  CHANGED
}
