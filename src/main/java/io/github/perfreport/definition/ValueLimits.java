package io.github.perfreport.definition;

import io.github.perfreport.model.MetricInfo;
import java.util.Optional;

/**
 * Which numbers can be a measurement. A number outside the limits is a mistake of the tool that
 * wrote it. All readers of logs, artifacts and the archive check numbers here. They leave out a
 * number outside the limits, as if the metric had not been measured.
 */
public final class ValueLimits {

  /**
   * The largest magnitude of any metric. Two values differ by 2e150 at most, and the square of that
   * is 4e300: 40 million of them have a finite sum, so no standard deviation overflows.
   */
  private static final double LARGEST = 1e150;

  /**
   * The largest magnitude of a metric whose name contains its unit. 1e15 s are 30 million years;
   * 1e15 MB are more than all memory on earth.
   */
  private static final double LARGEST_OF_KNOWN = 1e15;

  /** The smallest magnitude of such a metric other than 0. No clock or counter is so precise. */
  private static final double SMALLEST_OF_KNOWN = 1e-15;

  private ValueLimits() {}

  /**
   * The reason why a number can't be a measurement.
   *
   * @param metric the metric's name
   * @param value any number, in the metric's unit
   * @return a phrase that follows the metric's name; empty if the number can be a measurement
   */
  public static Optional<String> violation(String metric, double value) {
    double size = Math.abs(value);
    if (size == 0 || (size >= SMALLEST_OF_KNOWN && size <= LARGEST_OF_KNOWN)) {
      return Optional.empty(); // a fast path for nearly all numbers, which doesn't parse the name
    }
    if (!Double.isFinite(value)) {
      return Optional.of("not a finite number");
    }
    if (size > LARGEST) {
      return Optional.of("larger than 1e150");
    }
    if (MetricGroups.KUBEVIRT.of(metric).kind().equals(MetricInfo.OTHER)) {
      return Optional.empty();
    }
    return Optional.of(
        size > LARGEST_OF_KNOWN ? "larger than 1e15" : "smaller than 1e-15, but not 0");
  }

  /** The number if it can be a measurement of the metric, else NaN. */
  public static double orNaN(String metric, double value) {
    return violation(metric, value).isEmpty() ? value : Double.NaN;
  }
}
