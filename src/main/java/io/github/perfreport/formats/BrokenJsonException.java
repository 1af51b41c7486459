package io.github.perfreport.formats;

/** Where JSON stops being JSON; without a stack trace, as hostile texts cause many. */
final class BrokenJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  BrokenJsonException(String reason) {
    super(reason, null, false, false);
  }
}
