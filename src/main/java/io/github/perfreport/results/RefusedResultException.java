package io.github.perfreport.results;

import java.io.IOException;

/**
 * A run's result is readable, but has values that the pipeline can't carry: a time outside all
 * calendars, a huge text, a duplicate key. Other failures to read a result say nothing about the
 * run.
 */
final class RefusedResultException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedResultException(String reason) {
    super(reason);
  }
}
