package io.github.perfreport.definition;

/** A mistake of the user. The message is one clear line, and nothing else is shown. */
public class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A mistake, described in one line for a person. */
  public UsageException(String message) {
    super(message);
  }

  /** A mistake that another exception reported first. */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
