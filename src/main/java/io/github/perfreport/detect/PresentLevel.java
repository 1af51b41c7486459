package io.github.perfreport.detect;

import java.util.Arrays;
import java.util.List;

/** The newest level of a series: its measured points since its last change. */
public final class PresentLevel {

  /**
   * No more of the newest points are searched. A level seldom lasts longer, and its last few
   * hundred points tell its noise.
   */
  private static final int NEWEST = 400;

  private PresentLevel() {}

  /**
   * Returns the points of the newest level.
   *
   * @param series values in time order, in any unit; not modified
   * @return the values since the last change, in time order, at most 400; without what {@link
   *     ChangeDetector} takes for missing
   */
  public static double[] of(double[] series) {
    double[] newest = MeasuredPoints.of(series, DetectorSettings.DEFAULTS.minPoints()).values();
    newest = Arrays.copyOfRange(newest, Math.max(0, newest.length - NEWEST), newest.length);
    List<Integer> changes = new ChangeDetector().indexes(newest);
    int from = changes.isEmpty() ? 0 : changes.get(changes.size() - 1);
    return Arrays.copyOfRange(newest, from, newest.length);
  }
}
