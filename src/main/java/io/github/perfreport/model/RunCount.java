package io.github.perfreport.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The number of runs in a resource's newest week so far, and the usual number by then. An
 * unfinished week must not be compared with whole ones. So an earlier week counts only the runs
 * that ended before the newest run's time of the week.
 *
 * @param runs in the newest week
 * @param least the least usual number: the minimum of the eight weeks before, without the lowest
 *     one
 * @param most the maximum, likewise; both are −1 if there are fewer than four earlier weeks
 */
public record RunCount(int runs, int least, int most) implements Serializable {

  private static final int WEEKS = 8;
  private static final int ENOUGH = 4;
  private static final long WEEK = 7 * 86_400L;

  /** Monday 1970-01-05 00:00 UTC, in seconds since 1970. */
  private static final long FIRST_MONDAY = 4 * 86_400L;

  /**
   * Counts the runs of the newest week and the weeks before.
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

  /** Whether the usual number is known. */
  public boolean hasUsual() {
    return least >= 0;
  }
}
