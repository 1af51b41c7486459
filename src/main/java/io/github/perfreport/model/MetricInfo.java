package io.github.perfreport.model;

import java.io.Serializable;

/**
 * What is known of a metric: for page, plots, judgement and report alike.
 *
 * @param kind the title of the metrics that it is shown with
 * @param unit the unit of its values; empty where it is a bare number
 * @param better the direction of an improvement
 * @param zeroIsAbsent whether an exact 0 says that nothing was measured
 * @param description what it measures, a phrase without a dot at its end; or empty
 * @param whenMissing why a run may lack it, such as "a count below 1 isn't printed"; or empty
 */
public record MetricInfo(
    String kind,
    String unit,
    Better better,
    boolean zeroIsAbsent,
    String description,
    String whenMissing)
    implements Serializable {

  /** The kind of all metrics that no group has. */
  public static final String OTHER = "Other";

  /** What the name alone tells, where no group has the metric. */
  public static MetricInfo ofName(String metric) {
    return new MetricInfo(OTHER, Metric.unitOf(metric), Metric.better(metric), false, "", "");
  }

  /** The same with another direction. */
  public MetricInfo withBetter(Better other) {
    return new MetricInfo(kind, unit, other, zeroIsAbsent, description, whenMissing);
  }
}
