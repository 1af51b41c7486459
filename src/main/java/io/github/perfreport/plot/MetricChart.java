package io.github.perfreport.plot;

import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Series;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/**
 * Draws one metric as a chart: runs, weekly mean, threshold, and dated lines with their labels on
 * top.
 */
final class MetricChart {

  /** The sizes of a chart's parts, in pixels, and the number of rows for labels. */
  enum Size {
    /** A picture of its own. */
    LARGE(26, 15, 6, 2.6f, 5, 104),
    /** A cell of a sheet. */
    SMALL(16, 12, 4.5, 2f, 3, 84);

    private final int title;
    private final int text;
    private final double dot;
    private final float line;
    private final int labelRows;
    private final int axisWidth;

    Size(int title, int text, double dot, float line, int labelRows, int axisWidth) {
      this.title = title;
      this.text = text;
      this.dot = dot;
      this.line = line;
      this.labelRows = labelRows;
      this.axisWidth = axisWidth;
    }

    private Font font() {
      return new Font(Font.SANS_SERIF, Font.PLAIN, text);
    }
  }

  private static final RectangleInsets MARGIN = new RectangleInsets(14, 8, 8, 40);

  private final Series series;
  private final String whyEmpty;
  private final List<Change> changes;
  private final Range time;
  private final List<DateLine> lines;
  private final Size size;

  /**
   * A chart of a metric.
   *
   * @param changes the changes of its level, oldest first
   * @param time the range to show, ms since 1970
   * @param lines dated lines of all metrics; those outside the range are not drawn
   */
  MetricChart(Series series, List<Change> changes, Range time, List<DateLine> lines, Size size) {
    boolean drawable = Scales.hasRoomFor(series.points());
    this.series =
        drawable ? series : new Series(series.metric(), List.of(), series.info(), series.scale());
    this.whyEmpty =
        series.weeks().isEmpty()
            ? "no data"
            : drawable ? "" : "its values are too large or too small to be drawn";
    this.changes = changes;
    this.time = time;
    this.lines =
        DateLine.withChanges(lines, changes).stream()
            .filter(line -> time.contains(line.millis()))
            .toList();
    this.size = size;
  }

  /** Draws the chart into an area. */
  void draw(Graphics2D canvas, Rectangle2D area, String subtitle) {
    double left = area.getMinX() + MARGIN.getLeft() + size.axisWidth;
    double right = area.getMaxX() - MARGIN.getRight();
    Font font = size.font();
    LabelStrip labels =
        new LabelStrip(lines, time, left, right, size.labelRows, font, canvas.getFontMetrics(font));
    JFreeChart chart = new JFreeChart(null, null, plot(labels.height()), false);
    chart.setBackgroundPaint(Palette.SURFACE.color());
    chart.setPadding(MARGIN);
    addTitles(chart, subtitle, labels.leftOut());
    addLegend(chart);
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    chart.draw(canvas, area, info);
    Rectangle2D data = info.getPlotInfo().getDataArea();
    labels.draw(canvas, data.getMinY());
    drawWhyEmpty(canvas, data);
  }

  /** Writes in the middle of the plot why nothing is drawn there. */
  private void drawWhyEmpty(Graphics2D canvas, Rectangle2D data) {
    canvas.setColor(Palette.MUTED.color());
    canvas.setFont(size.font());
    int width = canvas.getFontMetrics().stringWidth(whyEmpty);
    canvas.drawString(whyEmpty, (float) data.getCenterX() - width / 2f, (float) data.getCenterY());
  }

  private void addTitles(JFreeChart chart, String subtitle, int linesWithoutLabel) {
    TextTitle title =
        new TextTitle(series.metric(), new Font(Font.SANS_SERIF, Font.BOLD, size.title));
    title.setPaint(Palette.TEXT.color());
    addLeft(chart, title);
    String note =
        linesWithoutLabel == 0 ? "" : linesWithoutLabel + " lines without room for their labels";
    String second =
        subtitle.isEmpty() || note.isEmpty() ? subtitle + note : subtitle + " · " + note;
    if (!second.isEmpty()) {
      TextTitle below = new TextTitle(second, size.font());
      below.setPaint(Palette.MUTED.color());
      addLeft(chart, below);
    }
  }

  private static void addLeft(JFreeChart chart, TextTitle title) {
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setMaximumLinesToDisplay(2);
    title.setPadding(0, 12, 2, 0);
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

  private XYPlot plot(double labelHeight) {
    DateAxis dates = Scales.dateAxis(time);
    style(dates);
    Range values = Scales.ofValues(series.points());
    NumberAxis axis = new NumberAxis(MetricGroups.infoOf(series).unit());
    axis.setStandardTickUnits(Scales.valueTicks(values));
    axis.setRange(values);
    style(axis);
    // Space around the labels makes JFreeChart draw fewer of them.
    axis.setTickLabelInsets(new RectangleInsets(size.text, 4, size.text, 4));
    PlotData data = new PlotData(series, changes, values, size.dot, size.line);
    XYPlot plot = new XYPlot(data.columns(), dates, axis, data.renderer());
    // A fixed width, so that the plot's edges are known before it is drawn, and the plots of a
    // sheet are aligned.
    AxisSpace space = new AxisSpace();
    space.setLeft(size.axisWidth);
    plot.setFixedRangeAxisSpace(space);
    plot.setInsets(new RectangleInsets(12 + labelHeight, 0, 6, 0));
    style(plot);
    lines.forEach(line -> plot.addDomainMarker(strokeOf(line), Layer.BACKGROUND));
    return plot;
  }

  private static void style(XYPlot plot) {
    plot.setBackgroundPaint(Palette.SURFACE.color());
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(Palette.GRID.color());
    plot.setRangeGridlinePaint(Palette.GRID.color());
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
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

  private static ValueMarker strokeOf(DateLine line) {
    float[] dashes = line.rank() == 0 ? new float[] {2, 4} : new float[] {9, 4};
    BasicStroke stroke =
        new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0);
    return new ValueMarker(line.millis(), line.colour().color(), stroke);
  }
}
