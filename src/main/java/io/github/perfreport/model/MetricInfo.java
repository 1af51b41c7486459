package io.github.perfreport.model;

import java.io.Serializable;

/**
 * A metric's unit, direction and description, the same for page, plots, judgement and report.
 *
 * @param kind the title of its group
 * @param unit the unit of its values; empty for a plain number
 * @param unitIsStated whether a group states the unit, which is then shown as it is; else it is a
 *     base unit, shown with a prefix
 * @param better the direction of an improvement
 * @param zeroIsAbsent whether an exact 0 means "nothing measured"
 * @param description what it measures, a phrase without a dot at its end; or empty
 * @param whenMissing why a run may lack it, such as "a count below 1 isn't printed"; or empty
 */
public record MetricInfo(
    String kind,
    String unit,
    boolean unitIsStated,
    Better better,
    boolean zeroIsAbsent,
    String description,
    String whenMissing)
    implements Serializable {

  /** The kind of metrics without a group. */
  public static final String OTHER = "Other";

  /** Derives everything from the name, for a metric without a group. */
  public static MetricInfo ofName(String metric) {
    return new MetricInfo(
        OTHER, Metric.unitOf(metric), false, Metric.better(metric), false, "", "");
  }

  /** The same with another direction. */
  public MetricInfo withBetter(Better other) {
    return new MetricInfo(kind, unit, unitIsStated, other, zeroIsAbsent, description, whenMissing);
  }

  /** The same with another unit, shown as it is. */
  MetricInfo withStatedUnit(String other) {
    return new MetricInfo(kind, other, true, better, zeroIsAbsent, description, whenMissing);
  }
}
