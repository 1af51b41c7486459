package io.github.perfreport.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * How many runs the newest week of a resource has so far, and how many are usual by then. Of each
 * earlier week only the runs count that ended before the same moment of the week as the newest run:
 * a week that has not ended is not held against whole ones.
 *
 * @param runs in the newest week
 * @param least the least that is usual: of the eight weeks before, without the one that had least
 * @param most the most, likewise; both are −1 where fewer than four weeks came before
 */
public record RunCount(int runs, int least, int most) implements Serializable {

  private static final int WEEKS = 8;
  private static final int ENOUGH = 4;
  private static final long WEEK = 7 * 86_400L;

  /** Monday 1970-01-05 00:00 UTC, in seconds since 1970. */
  private static final long FIRST_MONDAY = 4 * 86_400L;

  /**
   * Counts.
   *
   * @param times when the runs ended, at least one, in any order
   */
  public static RunCount of(List<Instant> times) {
    long[] seconds =
        times.stream().mapToLong(time -> time.getEpochSecond() - FIRST_MONDAY).sorted().toArray();
    long newest = seconds[seconds.length - 1];
    long week = Math.floorDiv(newest, WEEK);
    int[] before = new int[(int) Math.min(WEEKS, week - Math.floorDiv(seconds[0], WEEK))];
    int runs = 0;
    for (long second : seconds) {
      int ago = (int) (week - Math.floorDiv(second, WEEK));
      if (ago == 0) {
        runs++;
      } else if (ago <= before.length
          && Math.floorMod(second, WEEK) <= Math.floorMod(newest, WEEK)) {
        before[ago - 1]++;
      }
    }
    return of(runs, before);
  }

  private static RunCount of(int runs, int[] before) {
    if (before.length < ENOUGH) {
      return new RunCount(runs, -1, -1);
    }
    Arrays.sort(before);
    return new RunCount(runs, before[1], before[before.length - 2]);
  }

  /** Whether it is known what is usual. */
  public boolean hasUsual() {
    return least >= 0;
  }
}
