package io.github.perfreport.model;

/** The status of a change since it happened. */
public enum Status {
  /** The change lasts, and nobody has acknowledged it. */
  NEW,
  /** Acknowledged, and no larger than at that time. */
  KNOWN,
  /** The level returned to the earlier one. */
  GONE_BACK
}
