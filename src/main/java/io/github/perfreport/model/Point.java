package io.github.perfreport.model;

import java.io.Serializable;

/**
 * One run's value of one metric.
 *
 * @param value in the metric's unit
 * @param threshold the audit tool's threshold for it, or NaN if it printed none
 * @param run the run it was measured in
 */
public record Point(double value, double threshold, Run run)
    implements Serializable, Comparable<Point> {

  /** Orders points as their runs. */
  @Override
  public int compareTo(Point other) {
    return run.compareTo(other.run);
  }
}
