package io.github.perfreport.model;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How many runs the newest week of a resource has, and how many are usual for it.
 *
 * @param runs in the newest week
 * @param least the least that is usual: of the eight weeks before, without the one that had least
 * @param most the most, likewise; both are −1 where fewer than four weeks came before
 */
public record RunCount(int runs, int least, int most) implements Serializable {

  private static final int WEEKS = 8;
  private static final int ENOUGH = 4;

  /**
   * Counts.
   *
   * @param perWeek the runs of each week up to the newest, those without any too; at least one week
   */
  public static RunCount of(int[] perWeek) {
    int newest = perWeek.length - 1;
    int[] before = Arrays.copyOfRange(perWeek, Math.max(0, newest - WEEKS), newest);
    if (before.length < ENOUGH) {
      return new RunCount(perWeek[newest], -1, -1);
    }
    Arrays.sort(before);
    return new RunCount(perWeek[newest], before[1], before[before.length - 2]);
  }

  /** Whether it is known what is usual. */
  public boolean hasUsual() {
    return least >= 0;
  }

  /** Whether the week has fewer runs than is usual. */
  public boolean isFew() {
    return runs < least;
  }
}
