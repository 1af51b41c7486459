package io.github.perfreport.formats;

import java.util.Locale;

/** Which direction of a value is an improvement. */
public enum Better {
  LOWER,
  HIGHER,
  UNKNOWN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
