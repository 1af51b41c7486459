package io.github.perfreport.storage;

import java.io.IOException;

/**
 * A store didn't answer, or refused to. The requested file itself may be fine, so no decision is
 * based on this failure; the next run tries again.
 */
public final class StoreFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  /** A failure in a line for a person. */
  public StoreFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
