package io.github.perfreport.model;

import java.util.Locale;

/** The direction in which a metric improves. */
public enum Better {
  LOWER,
  HIGHER,
  /** The definition says that neither direction is an improvement. */
  NEITHER,
  /** The direction is unknown. */
  UNKNOWN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
