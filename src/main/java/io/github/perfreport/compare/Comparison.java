package io.github.perfreport.compare;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.detect.Median;
import io.github.perfreport.model.Run;
import java.util.Arrays;
import java.util.List;

/**
 * New runs against the level that a lane has.
 *
 * @param lane the lane
 * @param runs the new runs, by time
 * @param newest the lane's newest run of those they were compared with; null if there is none
 * @param metrics one for each metric that the lane or a new run has, the most urgent first
 */
public record Comparison(Lane lane, List<Run> runs, Run newest, List<MetricComparison> metrics) {

  /** Copies the lists. */
  public Comparison {
    runs = List.copyOf(runs);
    metrics = List.copyOf(metrics);
  }

  /** The metrics of an outcome, the most urgent first. */
  public List<MetricComparison> of(Outcome outcome) {
    return metrics.stream().filter(metric -> metric.outcome() == outcome).toList();
  }

  /** Whether something got worse. */
  public boolean isWorse() {
    return !of(Outcome.WORSE).isEmpty();
  }

  /** The metrics that could be compared. */
  public List<MetricComparison> compared() {
    return metrics.stream().filter(metric -> metric.outcome().isCompared()).toList();
  }

  /**
   * The change for the worse that is seen in half of the metrics, relative to the level.
   *
   * @param ofThreeRuns whether by three runs, otherwise by as many as there are
   * @return NaN if nothing was compared to a level other than 0
   */
  double visible(boolean ofThreeRuns) {
    double[] sizes =
        compared().stream()
            .mapToDouble(
                metric -> metric.visible(ofThreeRuns ? metric.ofThreeRuns() : metric.range()))
            .filter(Double::isFinite)
            .toArray();
    return Arrays.stream(sizes).findAny().isPresent() ? Median.of(sizes) : Double.NaN;
  }
}
