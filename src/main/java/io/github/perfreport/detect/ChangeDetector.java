package io.github.perfreport.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where the level of a series moved: any number of changes, of any size that stands out from
 * the scatter of the points around it.
 *
 * <p>In go the values of a series in time order. Missing are NaN, infinities, and a stray exact 0:
 * where the median isn't 0 and fewer than {@link DetectorSettings#minPoints} values in a row are 0.
 * Out come the changes in order. A level has at least that many points: a change is found that many
 * points after it happened at the earliest, and a shorter burst is none.
 *
 * <p>A nonparametric likelihood ({@link LikelihoodProfile}) cuts the series top down, as the
 * e-divisive method of James and Matteson (Journal of Statistical Software 62, 2014) does with an
 * energy distance. Each cut is then placed anew between its neighbours, and stays if it has the
 * evidence, less what dependent points feign, and sets the two sides apart ({@link Segmentation}).
 *
 * <p>Whether there is a change is told by the order of the values alone, and so is its place, but
 * for the last few points between levels that lie far apart. The same input always gives the same
 * changes; a change of unit leaves places and p-values as they are.
 *
 * <p>Safe for use by several threads.
 */
public final class ChangeDetector {

  /**
   * Mean distances from their level by which levels lie far apart: of normal values 2.4 standard
   * deviations, so that hardly a point is nearer to the other level.
   */
  private static final double FAR_APART = 3;

  private final DetectorSettings settings;

  /** A detector with {@link DetectorSettings#DEFAULTS}. */
  public ChangeDetector() {
    this(DetectorSettings.DEFAULTS);
  }

  /**
   * A detector that is more or less easily convinced.
   *
   * @param settings how much it takes
   */
  public ChangeDetector(DetectorSettings settings) {
    this.settings = settings;
  }

  /**
   * The changes of a series.
   *
   * @param series values in time order, in any unit; not modified
   * @return the changes by ascending index; empty if there is none, or too few points to tell
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
   * The places of the changes alone.
   *
   * @param series as for {@link #find}
   * @return positions of the first points of the new levels, 0-based, ascending
   */
  public List<Integer> indexes(double[] series) {
    return find(series).stream().map(ChangePoint::index).toList();
  }

  /** The changes, of which one at a burst that is over becomes two, at both its ends. */
  private List<ChangePoint> withoutMixtures(MeasuredPoints points, List<ChangePoint> changes) {
    double[] values = points.values();
    List<Integer> found = places(changes);
    List<Integer> resolved = new Bursts(values, settings.minPoints()).resolve(found);
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

  /** The places among the measured points. */
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
   * The place, within the reach of {@link SplitFinder#TOLERANCE}, where most points are nearest to
   * the level of their own side; the cut itself unless the levels lie far apart. The order of the
   * values can't tell a point that is a little above all before it from the first of a level far
   * above; their size can.
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
