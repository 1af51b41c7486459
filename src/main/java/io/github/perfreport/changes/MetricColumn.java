package io.github.perfreport.changes;

import io.github.perfreport.model.Change.Gap;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import java.util.Arrays;
import java.util.List;

/** One metric of the runs of a resource: the values that were measured, and in which runs. */
public final class MetricColumn {

  private final List<RunColumns> runs;
  private final int column;
  private final int[] places;
  private final double[] values;

  private MetricColumn(List<RunColumns> runs, int column, int[] places, double[] values) {
    this.runs = runs;
    this.column = column;
    this.places = places;
    this.values = values;
  }

  /**
   * Extracts a metric's values from runs.
   *
   * @param runs in order
   * @param column the metric's place in them
   */
  public static MetricColumn of(List<RunColumns> runs, int column) {
    int[] places = new int[runs.size()];
    double[] values = new double[runs.size()];
    int count = 0;
    for (int place = 0; place < places.length; place++) {
      double value = runs.get(place).values()[column];
      if (!Double.isNaN(value)) {
        places[count] = place;
        values[count++] = value;
      }
    }
    return new MetricColumn(
        runs, column, Arrays.copyOf(places, count), Arrays.copyOf(values, count));
  }

  /** The values in the order of the runs; not to be modified. */
  public double[] values() {
    return values;
  }

  /** How many runs measured it. */
  public int size() {
    return values.length;
  }

  /** The run of a value. */
  public Run run(int index) {
    return runs.get(places[index]).run();
  }

  /** The runs without a value between two values; null if there are none. */
  Gap gap(int before, int index) {
    int last = places[index] - 1;
    int count = last - places[before];
    return count == 0 ? null : new Gap(count, runs.get(last).run());
  }

  /** The audit tool's threshold for a value; NaN if it had none. */
  double threshold(int index) {
    double[] thresholds = runs.get(places[index]).thresholds();
    return thresholds == null ? Double.NaN : thresholds[column];
  }
}
