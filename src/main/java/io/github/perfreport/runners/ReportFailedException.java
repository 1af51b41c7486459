package io.github.perfreport.runners;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A failed pipeline; the message says where and why, in one line for a person. */
public final class ReportFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A failure, with the innermost cause in the message. */
  public ReportFailedException(Throwable failure) {
    super(describe(failure), failure);
  }

  /** Describes the failure inside Beam's wrapping exceptions, with the place that it names. */
  public static String describe(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && isWrapping(cause)) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    if (cause instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (cause instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file or folder";
    }
    if (cause instanceof FileSystemException) {
      return message;
    }
    return cause instanceof RuntimeException || cause.getMessage() == null
        ? cause.getClass().getSimpleName() + ": " + message
        : message;
  }

  /** Whether a runner only wraps the cause: its message says no more than the cause's. */
  private static boolean isWrapping(Throwable failure) {
    return failure instanceof RuntimeException
        || failure.getClass().getName().startsWith("org.apache.flink.")
        || failure.getMessage() == null
        || failure.getMessage().equals(failure.getCause().toString());
  }
}
