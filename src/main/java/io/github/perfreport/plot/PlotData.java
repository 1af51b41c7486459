package io.github.perfreport.plot;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.WeeklyRecord;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A metric's runs, weekly means, levels and threshold as JFreeChart series, each with its style.
 * The last series is drawn below all others, so lines are drawn over points.
 */
final class PlotData {

  private static final double HALF_A_WEEK = 3.5 * 86_400_000;

  /** A line keeps its slope up to this many plot heights beyond the plot's edges. */
  private static final double BEYOND = 1_000;

  /** From here on a number with all its digits is too long for a legend. */
  /** As many as the page shows. */
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private static final double LARGEST_PLAIN = 1e15;

  /** A level's line width relative to the mean's; the mean is more important. */
  private static final float LEVEL_TO_MEAN = .77f;

  private final Series series;
  private final Range reach;
  private final double dot;
  private final float line;
  private final XYSeriesCollection columns = new XYSeriesCollection();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);

  /**
   * Prepares a metric for drawing.
   *
   * @param changes the changes of its level, oldest first
   * @param values the range of values that the plot shows; a threshold above it is only named
   * @param dot a run's diameter in pixels
   * @param line a line's width in pixels
   */
  PlotData(Series series, List<Change> changes, Range values, double dot, float line) {
    this.series = series;
    this.reach = Range.expand(values, BEYOND, BEYOND);
    this.dot = dot;
    this.line = line;
    renderer.setDefaultCreateEntities(false);
    addRuns();
    addMeans();
    addLevels(changes);
    addThreshold(values);
  }

  XYSeriesCollection columns() {
    return columns;
  }

  XYLineAndShapeRenderer renderer() {
    return renderer;
  }

  private void addRuns() {
    XYSeries within = new XYSeries("run", false);
    XYSeries above = new XYSeries("run above its threshold", false);
    for (Point point : series.points()) {
      // NaN means no threshold and compares as false.
      XYSeries column = point.value() > point.threshold() ? above : within;
      column.add((double) point.run().time().toEpochMilli(), point.value());
    }
    addDots(within, Palette.RUN.color(110), dot);
    if (!above.isEmpty()) {
      addDots(above, Palette.THRESHOLD.color(200), dot);
    }
  }

  private void addMeans() {
    XYSeries means = new XYSeries("weekly mean", false);
    WeeklyRecord previous = null;
    for (WeeklyRecord week : series.weeks()) {
      double middle = middleOf(week);
      if (previous != null && !previous.monday().plusWeeks(1).equals(week.monday())) {
        means.add(middle - 1, null);
      }
      means.add(middle, week.statistics().average());
      previous = week;
    }
    // Dots, because a week without neighbours has no line.
    addLine(means, Palette.MEAN.color(), solid(), dot / 1.5);
  }

  /** Adds the levels before and after each change, each a line from its first run to its last. */
  private void addLevels(List<Change> changes) {
    List<Point> points = series.points();
    if (changes.isEmpty() || points.isEmpty()) {
      return;
    }
    XYSeries levels = new XYSeries("level", false);
    double from = points.get(0).run().time().toEpochMilli();
    for (Change change : changes) {
      double moved = change.firstBad().time().toEpochMilli();
      addLevel(levels, from, moved, series.scale() * change.shift().before());
      from = moved;
    }
    double end = points.get(points.size() - 1).run().time().toEpochMilli();
    addLevel(levels, from, end, series.scale() * changes.get(changes.size() - 1).shift().after());
    addLine(levels, Palette.LEVEL.color(), new BasicStroke(line * LEVEL_TO_MEAN), 0);
  }

  /** Adds a level, which may be outside the plot if its runs are not shown. */
  private void addLevel(XYSeries levels, double from, double to, double level) {
    levels.add(from, reach.constrain(level));
    levels.add(to, reach.constrain(level));
    levels.add(to, null);
  }

  /**
   * Adds the weekly mean of the thresholds, since some follow another metric and differ from run to
   * run.
   */
  private void addThreshold(Range values) {
    SortedMap<Double, Double> means = new TreeMap<>();
    for (WeeklyRecord week : series.weeks()) {
      week.points().stream()
          .mapToDouble(Point::threshold)
          .filter(threshold -> !Double.isNaN(threshold))
          .average()
          .ifPresent(mean -> means.put(middleOf(week), mean));
    }
    if (means.isEmpty()) {
      return;
    }
    boolean isInView = Collections.min(means.values()) <= values.getUpperBound();
    String newest = brief(newestThreshold());
    String name = isInView ? "threshold" : "threshold " + newest + ", above the scale";
    XYSeries thresholds = new XYSeries(name, false);
    means.forEach((middle, mean) -> thresholds.add((double) middle, reach.constrain(mean)));
    addLine(thresholds, Palette.THRESHOLD.color(), dashed(), 0);
  }

  /** The threshold that the newest run with one was held against. */
  private double newestThreshold() {
    return series.points().stream()
        .mapToDouble(Point::threshold)
        .filter(threshold -> !Double.isNaN(threshold))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  private void addDots(XYSeries column, Color color, double diameter) {
    int index = add(column, color);
    renderer.setSeriesLinesVisible(index, false);
    renderer.setSeriesShape(index, circle(diameter));
    renderer.setSeriesShapesVisible(index, true);
  }

  private void addLine(XYSeries column, Color color, Stroke stroke, double diameter) {
    int index = add(column, color);
    renderer.setSeriesStroke(index, stroke);
    renderer.setSeriesShape(index, circle(diameter));
    renderer.setSeriesShapesVisible(index, diameter > 0);
  }

  private int add(XYSeries column, Color color) {
    columns.addSeries(column);
    int index = columns.getSeriesCount() - 1;
    renderer.setSeriesPaint(index, color);
    return index;
  }

  private Stroke solid() {
    return new BasicStroke(line, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static Stroke dashed() {
    float[] dashes = {7, 5};
    return new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0);
  }

  private static Shape circle(double diameter) {
    return new Ellipse2D.Double(-diameter / 2, -diameter / 2, diameter, diameter);
  }

  private static double middleOf(WeeklyRecord week) {
    return Scales.millis(week.monday()) + HALF_A_WEEK;
  }

  private static String brief(double value) {
    String pattern = Math.abs(value) < LARGEST_PLAIN ? "#,##0.############" : "0.###E0";
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS);
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(rounded);
  }
}
