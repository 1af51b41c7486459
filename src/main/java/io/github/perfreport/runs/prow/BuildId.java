package io.github.perfreport.runs.prow;

import java.time.Instant;
import java.util.Optional;

/**
 * A Prow build id. Since 2018 ids are snowflakes of 19 digits that contain the run's start time;
 * older servers used small sequential numbers, which don't.
 */
public final class BuildId {

  /** Twitter's snowflake epoch, in milliseconds since 1970; Prow uses it too. */
  private static final long EPOCH_MILLIS = 1_288_834_974_657L;

  /** A snowflake has its time above the 22 bits of the worker and the sequence. */
  private static final int TIME_SHIFT = 22;

  private static final int SNOWFLAKE_DIGITS = 19;

  private BuildId() {}

  /** When the run started; empty if the id doesn't contain it. */
  public static Optional<Instant> startOf(String id) {
    boolean snowflake =
        id.length() >= SNOWFLAKE_DIGITS && id.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!snowflake) {
      return Optional.empty();
    }
    try {
      long millis = Long.parseUnsignedLong(id) >>> TIME_SHIFT;
      return Optional.of(Instant.ofEpochMilli(millis + EPOCH_MILLIS));
    } catch (NumberFormatException e) {
      return Optional.empty(); // longer than 64 bits
    }
  }
}
