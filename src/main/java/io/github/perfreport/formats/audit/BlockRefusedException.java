package io.github.perfreport.formats.audit;

/** A block's text is not what a block must be; the message says why, in a line for a person. */
public final class BlockRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  public BlockRefusedException(String reason) {
    super(reason, null, false, false);
  }
}
