package io.github.perfreport.definition;

/** A mistake of the user's: the message is one clear line, and all that is shown of it. */
public class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A mistake, in a line for a person. */
  public UsageException(String message) {
    super(message);
  }

  /** A mistake that something else found first. */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
