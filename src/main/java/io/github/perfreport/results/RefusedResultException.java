package io.github.perfreport.results;

import java.io.IOException;

/**
 * A run's result that can be read, but holds what the pipeline can't carry: a time outside of all
 * calendars, a text as long as a book, a key twice. Any other failure to read one says nothing
 * about the run.
 */
final class RefusedResultException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedResultException(String reason) {
    super(reason);
  }
}
