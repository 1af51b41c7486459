package io.github.perfreport.model;

import java.io.Serializable;

/**
 * Something that could not be used, and why: the row of it in the account.
 *
 * @param place where it is: a path, with the byte or line where that is known
 * @param reason one line for a person
 * @param excerpt the first bytes of the thing itself, escaped, at most {@value #EXCERPT_LENGTH}
 *     characters; empty where there is nothing to show
 */
public record Refusal(String place, String reason, String excerpt) implements Serializable {

  /** Enough to recognise a block by, short enough for a line. */
  public static final int EXCERPT_LENGTH = 160;

  private static final int REASON_LENGTH = 300;

  /** Cuts both texts to size and replaces their control characters by spaces. */
  public Refusal {
    reason = printable(reason, REASON_LENGTH);
    excerpt = printable(excerpt, EXCERPT_LENGTH);
  }

  /** A refusal with nothing to show of the thing itself. */
  public static Refusal of(String place, String reason) {
    return new Refusal(place, reason, "");
  }

  private static String printable(String text, int length) {
    String head = text.substring(0, Math.min(text.length(), 4 * length));
    String line = head.replaceAll("\\p{Cntrl}+", " ").replaceAll(" {2,}", " ").strip();
    // Stripped again, as a record that goes to another process comes through here once more.
    return line.substring(0, Math.min(line.length(), length)).strip();
  }
}
