package io.github.perfreport.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where the level of a series moved: any number of changes, of any size that exceeds the
 * scatter of the points around it.
 *
 * <p>The input is the values of a series in time order. NaN, infinities and a stray exact 0 count
 * as missing. A 0 is stray if the median isn't 0 and fewer than {@link DetectorSettings#minPoints}
 * values in a row are 0. The output is the changes in order. A level has at least that many points,
 * so a change is found at the earliest that many points after it happened, and a shorter burst is
 * no change.
 *
 * <p>A nonparametric likelihood ({@link LikelihoodProfile}) cuts the series top down, as the
 * e-divisive method of James and Matteson (Journal of Statistical Software 62, 2014) does with an
 * energy distance. Each cut is then placed again between its neighbours. It stays if it has enough
 * evidence, corrected for dependent points, and separates the two sides ({@link Segmentation}).
 *
 * <p>Only the order of the values decides whether there is a change and where, except for the last
 * few points between levels that are far apart. The same input always gives the same changes; a
 * change of unit leaves places and p-values as they are.
 *
 * <p>Safe for use by several threads.
 */
public final class ChangeDetector {

  /**
   * Levels are far apart beyond this many mean distances of points from their level. For normal
   * values that is 2.4 standard deviations, so hardly a point is nearer to the other level.
   */
  private static final double FAR_APART = 3;

  private final DetectorSettings settings;

  /** A detector with {@link DetectorSettings#DEFAULTS}. */
  public ChangeDetector() {
    this(DetectorSettings.DEFAULTS);
  }

  /**
   * Creates a detector with other limits.
   *
   * @param settings what a change needs
   */
  public ChangeDetector(DetectorSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns the changes of a series.
   *
   * @param series values in time order, in any unit; not modified
   * @return the changes by ascending index; empty if there is none, or if there are too few points
   */
  public List<ChangePoint> find(double[] series) {
    MeasuredPoints points = MeasuredPoints.of(series, settings.minPoints());
    List<ScoredSplit> cuts = new Segmentation(points.values(), settings).find();
    List<ChangePoint> changes =
        new ArrayList<>(cuts.stream().map(cut -> changePoint(points, cut)).toList());
    changes = withoutMixtures(points, changes);
    // Placed by size, the newest level may be too short yet.
    int last = changes.size() - 1;
    if (last >= 0 && changes.get(last).pointsAfter() < settings.minPoints()) {
      changes.remove(last);
    }
    return changes;
  }

  /**
   * Returns only the positions of the changes.
   *
   * @param series as for {@link #find}
   * @return positions of the first points of the new levels, 0-based, ascending
   */
  public List<Integer> indexes(double[] series) {
    return find(series).stream().map(ChangePoint::index).toList();
  }

  /** The changes, where one change at a finished burst is replaced by two, at its ends. */
  private List<ChangePoint> withoutMixtures(MeasuredPoints points, List<ChangePoint> changes) {
    double[] values = points.values();
    List<Integer> found = places(changes);
    List<Integer> resolved = new BurstCuts(values, settings.minPoints()).resolve(found);
    if (resolved.equals(found)) {
      return changes;
    }
    List<ChangePoint> made = new ArrayList<>();
    for (int i = 0; i < resolved.size(); i++) {
      int from = i == 0 ? 0 : resolved.get(i - 1);
      int at = resolved.get(i);
      int to = i + 1 == resolved.size() ? values.length : resolved.get(i + 1);
      made.add(
          new ChangePoint(
              points.index(at),
              level(values, from, at),
              level(values, at, to),
              MannWhitney.of(values, new Split(from, at, to, 0)).pValue(),
              at - from,
              to - at));
    }
    return made;
  }

  /** The positions of the changes among the measured points. */
  private static List<Integer> places(List<ChangePoint> changes) {
    List<Integer> places = new ArrayList<>();
    int at = 0;
    for (ChangePoint change : changes) {
      at = places.isEmpty() ? change.pointsBefore() : at + change.pointsBefore();
      places.add(at);
    }
    return places;
  }

  private static ChangePoint changePoint(MeasuredPoints points, ScoredSplit cut) {
    Split split = cut.split();
    double[] values = points.values();
    double before = level(values, split.from(), split.at());
    double after = level(values, split.at(), split.to());
    int at = nearest(values, split, before, after);
    return new ChangePoint(
        points.index(at), before, after, cut.pValue(), at - split.from(), split.to() - at);
  }

  /**
   * The position, within {@link SplitFinder#TOLERANCE} of the cut, where most points are nearest to
   * the level of their own side; the cut itself unless the levels are far apart. The order of the
   * values can't distinguish a point slightly above all earlier ones from the first point of a much
   * higher level; their size can.
   */
  private static int nearest(double[] values, Split split, double before, double after) {
    double scatter =
        (distance(values, split.from(), split.at(), before)
                + distance(values, split.at(), split.to(), after))
            / (split.to() - split.from());
    if (Math.abs(after - before) < FAR_APART * scatter) {
      return split.at();
    }
    int from = Math.max(split.from() + 1, split.at() - SplitFinder.TOLERANCE);
    int to = Math.min(split.to() - 1, split.at() + SplitFinder.TOLERANCE);
    int best = split.at();
    double least = Double.MAX_VALUE;
    for (int at = from; at <= to; at++) {
      double sum = distance(values, from, at, before) + distance(values, at, to, after);
      if (sum < least || (sum == least && at == split.at())) {
        least = sum;
        best = at;
      }
    }
    return best;
  }

  private static double distance(double[] values, int from, int to, double level) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.abs(values[i] - level);
    }
    return sum;
  }

  /** Mean of the middle half. */
  private static double level(double[] values, int from, int to) {
    double[] sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    int out = sorted.length / 4;
    double mean = 0;
    for (int i = 0; i < sorted.length - 2 * out; i++) {
      // A running mean: exact where all values are equal, and no overflow.
      mean += (sorted[out + i] - mean) / (i + 1);
    }
    return mean;
  }
}
