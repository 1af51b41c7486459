package io.github.perfreport.cli;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Accepts flags as Go's flag package does: with one dash or two. */
final class GoFlags {

  private static final Pattern ONE_DASH = Pattern.compile("-[a-z][a-z-]+(=.*)?", Pattern.DOTALL);

  private GoFlags() {}

  /** Puts two dashes before each flag; a single letter, as in -h, keeps its one dash. */
  static String[] withTwoDashes(String... args) {
    return Arrays.stream(args)
        .map(arg -> ONE_DASH.matcher(arg).matches() ? "-" + arg : arg)
        .toArray(String[]::new);
  }
}
