package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A job's name, in which {@code *} matches any characters or none.
 *
 * @param text the pattern as it was written
 */
public record NamePattern(String text) implements Serializable {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9*][A-Za-z0-9._*-]*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /**
   * Checks the text.
   *
   * @throws UsageException if the text can't match the name of a job
   */
  public NamePattern {
    if (text == null || !FORM.matcher(text).matches()) {
      throw new UsageException("'" + text + "' can't be the name of a job, nor a pattern for one");
    }
  }

  /** Whether the name of a job, run, lane or resource can be part of a path. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether it may match more than one name. */
  public boolean isWild() {
    return Wildcard.isWild(text);
  }

  /** Whether it matches the name. */
  public boolean matches(String name) {
    return Wildcard.matches(text, name);
  }
}
