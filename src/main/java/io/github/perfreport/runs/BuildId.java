package io.github.perfreport.runs;

import java.time.Instant;
import java.util.Optional;

/**
 * A Prow build id. Since 2018 ids are snowflakes of 19 digits that tell when the run started; older
 * servers used small sequential numbers, which tell nothing.
 */
public final class BuildId {

  /** Twitter's snowflake epoch, in milliseconds since 1970: Prow took it over. */
  private static final long EPOCH_MILLIS = 1_288_834_974_657L;

  /** A snowflake keeps its time above the worker's and the sequence's 22 bits. */
  private static final int TIME_SHIFT = 22;

  private static final int SNOWFLAKE_DIGITS = 19;

  private BuildId() {}

  /** When the run started, where its id tells. */
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
