package io.github.perfreport.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A run's values of one resource as columns: one for each metric that the lane reports of the
 * resource, in that order. So a run is one small element, even with hundreds of metrics.
 *
 * @param run the run
 * @param values by metric, in the metrics' units; NaN where the run has no measurement
 * @param thresholds the audit tool's thresholds, NaN for a missing one; null if all are missing
 */
@SuppressWarnings("ArrayRecordComponent") // objects would cost double; equals looks inside
public record RunColumns(Run run, double[] values, double[] thresholds) implements Serializable {

  /** Extracts the metrics that a lane reports from a block. */
  public static RunColumns of(Run run, Block block, List<String> metrics) {
    RunColumns measured = withoutValues(run, metrics.size());
    double[] thresholds = null;
    for (int i = 0; i < metrics.size(); i++) {
      Measurement measurement = block.values().get(metrics.get(i));
      if (measurement == null) {
        continue;
      }
      measured.values[i] = measurement.value();
      if (measurement.threshold() != null) {
        thresholds = thresholds == null ? nothing(metrics.size()) : thresholds;
        thresholds[i] = measurement.threshold().value();
      }
    }
    return new RunColumns(run, measured.values, thresholds);
  }

  /** A run without values. */
  public static RunColumns withoutValues(Run run, int metrics) {
    return new RunColumns(run, nothing(metrics), null);
  }

  /** The same, without zeros that mean "nothing measured". */
  public RunColumns withoutZeros(IntPredicate zeroIsAbsent) {
    double[] measured = values.clone();
    for (int i = 0; i < measured.length; i++) {
      if (measured[i] == 0 && zeroIsAbsent.test(i)) {
        measured[i] = Double.NaN;
      }
    }
    return new RunColumns(run, measured, thresholds);
  }

  /** An array of NaN. */
  public static double[] nothing(int length) {
    double[] nothing = new double[length];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }

  /** Columns are equal if run and numbers are; null thresholds equal an array of NaN. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RunColumns measured
        && run.equals(measured.run)
        && Arrays.equals(values, measured.values)
        && Arrays.equals(thresholdsOrNothing(), measured.thresholdsOrNothing());
  }

  @Override
  public int hashCode() {
    return 31 * run.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return run + " " + Arrays.toString(values) + " " + Arrays.toString(thresholds);
  }

  private double[] thresholdsOrNothing() {
    return thresholds == null ? nothing(values.length) : thresholds;
  }
}
