package io.github.perfreport.plot;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.data.Range;

/**
 * Lays out the labels of a plot's lines in rows above the plot, so that none overlaps another, is
 * cut, or hides a point. A label for which no row has room is counted.
 */
final class LabelStrip {

  private static final double GAP = 8;

  private record Placed(DateLine line, double left, double width, int row) {}

  private final Font font;
  private final int rowHeight;
  private final double left;
  private final double right;
  private final List<List<double[]>> rows = new ArrayList<>();
  private final List<Placed> placed = new ArrayList<>();
  private int leftOut;

  /**
   * Lays out labels.
   *
   * @param lines the most important first, all within the range
   * @param time the time at the plot's left and right edge, ms since 1970
   * @param left the plot's left edge, pixels
   * @param right the plot's right edge, pixels
   * @param mostRows the most rows
   */
  LabelStrip(
      List<DateLine> lines,
      Range time,
      double left,
      double right,
      int mostRows,
      Font font,
      FontMetrics metrics) {
    this.font = font;
    this.rowHeight = metrics.getHeight() + 1;
    this.left = left;
    this.right = right;
    for (DateLine line : lines) {
      double share = (line.millis() - time.getLowerBound()) / time.getLength();
      place(line, left + share * (right - left), metrics.stringWidth(line.label()), mostRows);
    }
  }

  private void place(DateLine line, double x, double width, int mostRows) {
    double from = Math.max(left, Math.min(x - width / 2, right - width));
    int row = 0;
    while (row < rows.size() && !isFree(rows.get(row), from, from + width)) {
      row++;
    }
    if (row == mostRows) {
      leftOut++;
      return;
    }
    if (row == rows.size()) {
      rows.add(new ArrayList<>());
    }
    rows.get(row).add(new double[] {from, from + width});
    placed.add(new Placed(line, from, width, row));
  }

  private static boolean isFree(List<double[]> row, double from, double to) {
    return row.stream().noneMatch(taken -> from < taken[1] + GAP && to + GAP > taken[0]);
  }

  /** The height of the rows above the plot, in pixels. */
  double height() {
    return rows.size() * (double) rowHeight;
  }

  /** The number of labels without room. */
  int leftOut() {
    return leftOut;
  }

  /** The rectangles of the labels, in pixels; the lowest row touches 0. */
  List<Rectangle2D> places() {
    List<Rectangle2D> places = new ArrayList<>();
    for (Placed label : placed) {
      double top = -(label.row() + 1) * (double) rowHeight;
      places.add(new Rectangle2D.Double(label.left(), top, label.width(), rowHeight));
    }
    return places;
  }

  /** Draws the labels above a plot's upper edge. */
  void draw(Graphics2D canvas, double top) {
    canvas.setFont(font);
    for (Placed label : placed) {
      canvas.setColor(label.line().colour().color());
      double baseline = top - 7 - label.row() * (double) rowHeight;
      canvas.drawString(label.line().label(), (float) label.left(), (float) baseline);
    }
  }
}
