package io.github.perfreport.graph;

import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Metric;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.WeeklyRecord;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** One metric as a chart: runs, weekly mean, threshold, markers with their labels on top. */
final class MetricChart {

  /** How large a chart's parts are, in pixels, and how many rows of labels it has room for. */
  enum Size {
    /** A picture of its own. */
    LARGE(26, 15, 6, 2.6f, 4),
    /** A cell of a sheet. */
    SMALL(16, 12, 4.5, 2f, 2);

    private final int title;
    private final int text;
    private final double dot;
    private final float line;
    private final int labelRows;

    Size(int title, int text, double dot, float line, int labelRows) {
      this.title = title;
      this.text = text;
      this.dot = dot;
      this.line = line;
      this.labelRows = labelRows;
    }

    private Font font() {
      return new Font(Font.SANS_SERIF, Font.PLAIN, text);
    }

    private int labelHeight() {
      return text + 5;
    }
  }

  private static final int LONGEST_LABEL = 40;

  private final Series series;
  private final List<Point> points;
  private final List<Marker> markers;
  private final Size size;
  private final Range time;

  MetricChart(Series series, List<Marker> markers, Size size) {
    this.series = series;
    this.points = series.points();
    this.size = size;
    this.time = Scales.ofTime(points);
    this.markers =
        markers.stream()
            .filter(marker -> time.contains(Scales.millis(marker.date())))
            .sorted(MarkerOrder.BY_DATE)
            .toList();
  }

  /** Draws the chart into an area. */
  void draw(Graphics2D canvas, Rectangle2D area, String title, String subtitle) {
    JFreeChart chart = new JFreeChart(null, null, plot(), false);
    chart.setBackgroundPaint(Palette.SURFACE.color());
    chart.setPadding(new RectangleInsets(14, 16, 8, 20));
    addTitle(chart, title, size.title, Font.BOLD, Palette.TEXT.color());
    if (!subtitle.isEmpty()) {
      addTitle(chart, subtitle, size.text, Font.PLAIN, Palette.MUTED.color());
    }
    addLegend(chart);
    ChartRenderingInfo info = new ChartRenderingInfo();
    chart.draw(canvas, area, info);
    Rectangle2D data = info.getPlotInfo().getDataArea();
    drawLabels(canvas, data, chart.getXYPlot().getDomainAxis());
    if (points.isEmpty()) {
      canvas.setFont(size.font());
      canvas.setColor(Palette.MUTED.color());
      canvas.drawString("no data", (float) data.getCenterX() - 30, (float) data.getCenterY());
    }
  }

  private void addTitle(JFreeChart chart, String text, int height, int style, Color color) {
    TextTitle title = new TextTitle(text, new Font(Font.SANS_SERIF, style, height));
    title.setPaint(color);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setPadding(0, 4, 2, 0);
    chart.addSubtitle(title);
  }

  private void addLegend(JFreeChart chart) {
    LegendTitle legend = new LegendTitle(chart.getPlot());
    legend.setItemFont(size.font());
    legend.setItemPaint(Palette.TEXT.color());
    legend.setBackgroundPaint(Palette.SURFACE.color());
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
    chart.addSubtitle(legend);
  }

  private XYPlot plot() {
    DateAxis dates = Scales.dateAxis(time);
    style(dates);
    Range values = Scales.ofValues(points);
    NumberAxis axis = new NumberAxis(Metric.unitOf(series.metric()));
    axis.setStandardTickUnits(Scales.valueTicks(values));
    axis.setRange(values);
    style(axis);
    XYPlot plot = new XYPlot(dataset(), dates, axis, renderer());
    plot.setBackgroundPaint(Palette.SURFACE.color());
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(Palette.GRID.color());
    plot.setRangeGridlinePaint(Palette.GRID.color());
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    int rows = markers.isEmpty() ? 0 : size.labelRows;
    plot.setInsets(new RectangleInsets(10 + rows * (double) size.labelHeight(), 0, 6, 8));
    for (Marker marker : markers) {
      plot.addDomainMarker(line(marker), Layer.BACKGROUND);
    }
    return plot;
  }

  private void style(ValueAxis axis) {
    axis.setTickLabelFont(size.font());
    axis.setLabelFont(size.font());
    axis.setTickLabelPaint(Palette.MUTED.color());
    axis.setLabelPaint(Palette.MUTED.color());
    axis.setAxisLinePaint(Palette.BORDER.color());
    axis.setTickMarkPaint(Palette.BORDER.color());
    axis.setLowerMargin(0);
    axis.setUpperMargin(0);
  }

  private static ValueMarker line(Marker marker) {
    float[] dots = {2f, 4f};
    BasicStroke stroke =
        new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dots, 0);
    return new ValueMarker(Scales.millis(marker.date()), Palette.MARKER.color(), stroke);
  }

  /** In the order of drawing from the last to the first: lines lie over points. */
  private XYSeriesCollection dataset() {
    XYSeries means = new XYSeries("weekly mean", false);
    XYSeries thresholds = new XYSeries("threshold", false);
    WeeklyRecord previous = null;
    for (WeeklyRecord week : series.weeks()) {
      double middle = Scales.millis(week.monday()) + 3.5 * 86_400_000;
      if (previous != null && !previous.monday().plusWeeks(1).equals(week.monday())) {
        means.add(middle - 1, null);
      }
      means.add(middle, week.statistics().average());
      week.points().stream()
          .mapToDouble(Point::threshold)
          .filter(threshold -> !Double.isNaN(threshold))
          .average()
          .ifPresent(threshold -> thresholds.add(middle, threshold));
      previous = week;
    }
    XYSeries runs = new XYSeries("run", false);
    points.forEach(point -> runs.add((double) point.run().time().toEpochMilli(), point.value()));
    XYSeriesCollection dataset = new XYSeriesCollection();
    dataset.addSeries(runs);
    dataset.addSeries(means);
    if (!thresholds.isEmpty()) {
      dataset.addSeries(thresholds);
    }
    return dataset;
  }

  private XYLineAndShapeRenderer renderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDefaultCreateEntities(false);
    double dot = size.dot;
    renderer.setSeriesShape(0, new Ellipse2D.Double(-dot / 2, -dot / 2, dot, dot));
    renderer.setSeriesPaint(0, Palette.RUN.color(110));
    renderer.setSeriesLinesVisible(0, false);
    renderer.setSeriesShapesVisible(0, true);
    renderer.setSeriesPaint(1, Palette.MEAN.color());
    renderer.setSeriesStroke(
        1, new BasicStroke(size.line, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    // A week without neighbours would not show as a line.
    renderer.setSeriesShape(1, new Ellipse2D.Double(-dot / 3, -dot / 3, dot / 1.5, dot / 1.5));
    renderer.setSeriesShapesVisible(1, true);
    renderer.setSeriesPaint(2, Palette.THRESHOLD.color());
    renderer.setSeriesStroke(
        2,
        new BasicStroke(
            1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {7, 5}, 0));
    return renderer;
  }

  /** The newest markers come first; a label for which no row has room is left out. */
  private void drawLabels(Graphics2D canvas, Rectangle2D data, ValueAxis axis) {
    canvas.setFont(size.font());
    canvas.setColor(Palette.MARKER.color());
    LabelRows rows = new LabelRows(size.labelRows, data.getMinX(), data.getMaxX());
    for (int i = markers.size() - 1; i >= 0; i--) {
      Marker marker = markers.get(i);
      String label = shorten(marker.label());
      double width = canvas.getFontMetrics().stringWidth(label);
      double x = axis.valueToJava2D(Scales.millis(marker.date()), data, RectangleEdge.BOTTOM);
      double left = rows.place(x, width);
      rows.take(left, width)
          .ifPresent(
              row ->
                  canvas.drawString(
                      label,
                      (float) left,
                      (float) (data.getMinY() - 6 - row * size.labelHeight())));
    }
  }

  private static String shorten(String label) {
    return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL - 1) + "…" : label;
  }
}
