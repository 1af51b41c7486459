package io.github.perfreport.formats.audit;

/** A text isn't a valid block; the message gives the reason in one line for a person. */
public final class BlockRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  public BlockRefusedException(String reason) {
    super(reason, null, false, false);
  }
}
