package io.github.perfreport.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds room for labels in rows above a plot, so that none overlaps another or is cut. Labels ask
 * in their order of importance; the lowest row with room is given.
 */
final class LabelRows {

  /** The least space between two labels of a row, in pixels. */
  private static final double GAP = 8;

  private final double left;
  private final double right;
  private final List<List<double[]>> rows = new ArrayList<>();

  /** Rows between two edges, in pixels. */
  LabelRows(int count, double left, double right) {
    this.left = left;
    this.right = right;
    for (int i = 0; i < count; i++) {
      rows.add(new ArrayList<>());
    }
  }

  /** The left edge for a label that would like its middle at x, moved inwards where it must. */
  double place(double x, double width) {
    return Math.max(left, Math.min(x - width / 2, right - width));
  }

  /** Takes the row for a label, 0 being the one next to the plot; empty if all are full. */
  OptionalInt take(double from, double width) {
    for (int row = 0; row < rows.size(); row++) {
      if (isFree(rows.get(row), from, from + width)) {
        rows.get(row).add(new double[] {from, from + width});
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isFree(List<double[]> row, double from, double to) {
    return row.stream().noneMatch(taken -> from < taken[1] + GAP && to + GAP > taken[0]);
  }
}
