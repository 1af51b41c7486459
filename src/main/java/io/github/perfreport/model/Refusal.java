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

  /** Cuts the excerpt to size and replaces its control characters by spaces. */
  public Refusal {
    String printable = excerpt.replaceAll("\\p{Cntrl}+", " ").strip();
    excerpt = printable.substring(0, Math.min(printable.length(), EXCERPT_LENGTH));
  }

  /** A refusal with nothing to show of the thing itself. */
  public static Refusal of(String place, String reason) {
    return new Refusal(place, reason, "");
  }
}
