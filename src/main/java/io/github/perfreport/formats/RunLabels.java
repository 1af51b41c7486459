package io.github.perfreport.formats;

import java.util.Locale;
import java.util.Set;

/** Labels that name the run, not what was measured: with them each run would start a new series. */
final class RunLabels {

  private static final Set<String> KEYS =
      Set.of(
          "sha",
          "short_sha",
          "commit",
          "commit_sha",
          "commit_id",
          "git_sha",
          "revision",
          "run",
          "run_id",
          "run_number",
          "build",
          "build_id",
          "build_number",
          "build_url",
          "job_id",
          "job_url",
          "pipeline_id",
          "pipeline_url",
          "uuid",
          "hostname",
          "host",
          "instance",
          "timestamp",
          "date",
          "time",
          "pid");

  private RunLabels() {}

  /** True if the label's value differs from run to run, by its name or its look. */
  static boolean vary(String key, String text) {
    return KEYS.contains(key.toLowerCase(Locale.ROOT)) || isHash(text) || isUuid(text);
  }

  private static boolean isHash(String text) {
    return (text.length() == 40 || text.length() == 64)
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(i);
      if (dash ? c != '-' : Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
