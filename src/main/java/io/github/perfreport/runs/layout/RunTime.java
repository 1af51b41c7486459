package io.github.perfreport.runs.layout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks a run's time against the start in its id, and a clock. A run with a time in the future
 * would be the newest of its lane, and every window that counts back from the newest run would be
 * wrong.
 */
public final class RunTime {

  /** A run may seem to end this long before its start, since the clocks of machines differ. */
  public static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /**
   * The longest time between a run's start and its end. The longest time measured between a run's
   * start and its log's upload is 17.6 hours.
   */
  public static final Duration LATEST = Duration.ofDays(7);

  /**
   * A run that started so long before a window may have ended in it. One that started so long ago
   * is no longer going.
   */
  public static final Duration MARGIN = Duration.ofDays(1);

  /** A run may end while the program works, and this machine's clock may be slow. */
  private static final Duration AHEAD = Duration.ofHours(1);

  /** Earlier than any Prow run; a clock that was never set shows 1970 or year 1. */
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  /** Later than any run in a report of today. */
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private RunTime() {}

  /**
   * The reason why a run can't have ended at a time, by its id alone. The answer doesn't depend on
   * the current date.
   *
   * @param start when the run started by its id, if that contains it
   * @return words that follow the time; empty if the run can have ended then
   */
  public static Optional<String> doubt(Optional<Instant> start, Instant time) {
    if (start.isEmpty()) {
      return time.isBefore(FIRST) || time.isAfter(LAST)
          ? Optional.of("is not between " + FIRST + " and " + LAST)
          : Optional.empty();
    }
    if (time.isBefore(start.get().minus(CLOCKS_DIFFER))) {
      return Optional.of("is before the run's start by its id, " + start.get());
    }
    return time.isAfter(start.get().plus(LATEST))
        ? Optional.of("is more than 7 days after the run's start by its id, " + start.get())
        : Optional.empty();
  }

  /**
   * The reason why a run can't have ended at a time, by its id and a clock.
   *
   * @param start when the run started by its id, if that contains it
   * @return words that follow the time; empty if the run can have ended then
   */
  public static Optional<String> doubt(Optional<Instant> start, Instant time, Instant now) {
    return doubt(start, time)
        .or(
            () ->
                time.isAfter(now.plus(AHEAD))
                    ? Optional.of("is later than the clock of the machine that read it")
                    : Optional.empty());
  }
}
