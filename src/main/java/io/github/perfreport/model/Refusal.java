package io.github.perfreport.model;

import java.io.Serializable;

/**
 * Input that could not be used, with the reason; a row of the account.
 *
 * @param place a path, with the byte or line if known
 * @param reason one line for a person
 * @param excerpt the first bytes of the refused input, escaped, at most {@value #EXCERPT_LENGTH}
 *     characters; empty if there is nothing to show
 */
public record Refusal(String place, String reason, String excerpt) implements Serializable {

  /** Long enough to recognise a block, short enough for a line. */
  public static final int EXCERPT_LENGTH = 160;

  private static final int REASON_LENGTH = 300;

  /** Cuts both texts to size and replaces their control characters by spaces. */
  public Refusal {
    reason = printable(reason, REASON_LENGTH);
    excerpt = printable(excerpt, EXCERPT_LENGTH);
  }

  /** A refusal without an excerpt. */
  public static Refusal of(String place, String reason) {
    return new Refusal(place, reason, "");
  }

  private static String printable(String text, int length) {
    String head = text.substring(0, Math.min(text.length(), 4 * length));
    String line = head.replaceAll("\\p{Cntrl}+", " ").replaceAll(" {2,}", " ").strip();
    // Stripped again, since deserialization calls this constructor too.
    return line.substring(0, Math.min(line.length(), length)).strip();
  }
}
