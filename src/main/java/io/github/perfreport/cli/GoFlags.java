package io.github.perfreport.cli;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Takes flags as Go's flag package does: with one dash as well as with two. */
final class GoFlags {

  private static final Pattern ONE_DASH = Pattern.compile("-[a-z][a-z-]+(=.*)?", Pattern.DOTALL);

  private GoFlags() {}

  /** The arguments with two dashes before each flag; one letter, as in -h, stays as it is. */
  static String[] withTwoDashes(String... args) {
    return Arrays.stream(args)
        .map(arg -> ONE_DASH.matcher(arg).matches() ? "-" + arg : arg)
        .toArray(String[]::new);
  }
}
