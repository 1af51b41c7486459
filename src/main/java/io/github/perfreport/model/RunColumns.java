package io.github.perfreport.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What a run measured of one resource, as columns: one place for each metric that the lane reports
 * of the resource, in that order. So a run is one small element however many metrics it has.
 *
 * @param run the run
 * @param values by metric, in the metrics' units; NaN where the run has no measurement
 * @param thresholds the audit tool's thresholds, NaN where there is none; null for none at all
 */
@SuppressWarnings("ArrayRecordComponent") // objects would cost double; equals looks inside
public record RunColumns(Run run, double[] values, double[] thresholds) implements Serializable {

  /** Takes out of a block what a lane reports. */
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

  /** A run for which nothing is known yet. */
  public static RunColumns withoutValues(Run run, int metrics) {
    return new RunColumns(run, nothing(metrics), null);
  }

  /** The same, without an exact 0 of metrics for which it says that nothing was measured. */
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

  /** The same run with the same numbers; no thresholds at all are equal to none for each. */
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
