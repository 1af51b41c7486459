package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A job's name in which {@code *} stands for any run of characters, none included.
 *
 * @param text the pattern as it was written
 */
public record NamePattern(String text) implements Serializable {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9*][A-Za-z0-9._*-]*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /**
   * Checks the form.
   *
   * @throws UsageException if the text could never be the name of a job
   */
  public NamePattern {
    if (text == null || !FORM.matcher(text).matches()) {
      throw new UsageException("'" + text + "' can't be the name of a job, nor a pattern for one");
    }
  }

  /** Whether a name may become part of a path: of a job, a run, a lane, a resource. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether it stands for more than one name. */
  public boolean isWild() {
    return Wildcard.isWild(text);
  }

  /** Whether the name is one that this stands for. */
  public boolean matches(String name) {
    return Wildcard.matches(text, name);
  }
}
