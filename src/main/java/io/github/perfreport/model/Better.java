package io.github.perfreport.model;

import java.util.Locale;

/** Which direction of a metric is an improvement. */
public enum Better {
  LOWER,
  HIGHER,
  /** A definition says that no direction is. */
  NEITHER,
  /** Nothing says it. */
  UNKNOWN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
