package io.github.perfreport.model;

/** Which direction of a metric is the worse one. */
public enum Worse {
  /** Lower is better. */
  UP,
  /** Higher is better. */
  DOWN,
  /** Someone has said that no direction is. */
  NEITHER,
  /** Nobody has said it, and the name doesn't tell. */
  UNKNOWN
}
