package io.github.perfreport.storage;

import java.io.IOException;

/**
 * A store didn't answer, or refused to. It says nothing about the file that was asked for, which
 * may be whole: what depends on it is not decided, but tried again the next time.
 */
public final class StoreFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  /** A failure in a line for a person. */
  StoreFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
