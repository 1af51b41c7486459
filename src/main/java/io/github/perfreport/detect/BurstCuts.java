package io.github.perfreport.detect;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Places the changes at bursts that are over. If the evidence is enough for one cut but not for
 * two, a burst is cut once, at one of its ends or before it. The level on one side is then a
 * mixture that no run measured. Such a cut becomes two, one at each end of the burst.
 */
final class BurstCuts {

  /** A level has returned if this share of the move is undone; the rest is scatter. */
  private static final double BACK = .75;

  /**
   * A point is apart from a level beyond this many median distances; for normal values, 4 standard
   * deviations.
   */
  private static final double APART = 6;

  private final double[] values;
  private final int minPoints;

  BurstCuts(double[] values, int minPoints) {
    this.values = values;
    this.minPoints = minPoints;
  }

  /**
   * Returns the positions where levels begin.
   *
   * @param cuts positions between 1 and the number of values less 1, ascending
   */
  List<Integer> resolve(List<Integer> cuts) {
    TreeSet<Integer> resolved = new TreeSet<>(); // two cuts may be about the same burst
    for (int i = 0; i < cuts.size(); i++) {
      int from = i == 0 ? 0 : cuts.get(i - 1);
      int to = i + 1 == cuts.size() ? values.length : cuts.get(i + 1);
      resolved.addAll(resolve(from, cuts.get(i), to));
    }
    return List.copyOf(resolved);
  }

  /**
   * Replaces a cut by the two ends of the longest run of points apart from the median on one side,
   * if that burst is over.
   */
  private List<Integer> resolve(int from, int at, int to) {
    double usual = median(from, to);
    double[] distances = new double[to - from];
    Arrays.setAll(distances, i -> Math.abs(values[from + i] - usual));
    double apart = APART * Median.of(distances);
    int began = from;
    int over = from;
    int start = from;
    double side = 0;
    for (int i = from; i < to; i++) {
      double distance = values[i] - usual;
      double itsSide = Math.abs(distance) > apart ? Math.signum(distance) : 0;
      start = itsSide == side ? start : i;
      side = itsSide;
      if (side != 0 && i + 1 - start > over - began) {
        began = start;
        over = i + 1;
      }
    }
    boolean isBurst =
        over - began >= minPoints
            && began - from >= minPoints
            && to - over >= minPoints
            && isBack(median(from, began), median(began, over), median(over, to));
    return isBurst ? List.of(began, over) : List.of(at);
  }

  private static boolean isBack(double before, double burst, double since) {
    return Math.abs(since - before) < (1 - BACK) * Math.abs(burst - before);
  }

  private double median(int from, int to) {
    return Median.of(Arrays.copyOfRange(values, from, to));
  }
}
