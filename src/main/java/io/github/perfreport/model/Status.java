package io.github.perfreport.model;

/** What has become of a change since it happened. */
public enum Status {
  /** Nobody has acknowledged it, and it lasts. */
  NEW,
  /** Acknowledged, and no larger than it was then. */
  KNOWN,
  /** The level returned to where it had been. */
  GONE_BACK
}
