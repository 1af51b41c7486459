package io.github.perfreport.compare;

import io.github.perfreport.changes.MetricColumn;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.detect.ExpectedRange;
import io.github.perfreport.detect.Median;
import io.github.perfreport.detect.PresentLevel;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Direction;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares new runs with the level that each metric of a lane has now. */
public final class CompareRuns {

  private static final int THREE = 3;

  private final Lane lane;
  private final List<RunResult> candidates;
  private final Map<String, List<RunColumns>> history;

  /**
   * Prepares a comparison.
   *
   * @param history the lane's earlier runs by resource, in order
   * @param candidates the new runs, at least one; more are repetitions of the same code
   */
  public CompareRuns(Lane lane, Map<String, List<RunColumns>> history, List<RunResult> candidates) {
    this.lane = lane;
    this.history = history;
    this.candidates = candidates;
  }

  /**
   * A metric before it is judged.
   *
   * @param values those of the new runs, fewer than there are runs if some have none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Unjudged(SeriesKey series, double[] level, double[] values) {
    boolean isMeasured(int runs) {
      return values.length == runs;
    }

    boolean isComparable(int runs) {
      return isMeasured(runs) && level.length >= ExpectedRange.MIN_POINTS;
    }
  }

  /** Compares them. */
  public Comparison compare() {
    List<Unjudged> metrics =
        lane.metrics().keySet().parallelStream()
            .flatMap(resource -> metricsOf(resource).stream())
            .toList();
    int comparisons =
        (int) metrics.stream().filter(one -> one.isComparable(candidates.size())).count();
    return new Comparison(
        lane,
        candidates.stream().map(RunResult::run).sorted().toList(),
        newest().orElse(null),
        metrics.stream()
            .map(metric -> judge(metric, comparisons))
            .sorted(MetricComparison.BY_WEIGHT)
            .toList());
  }

  private Optional<Run> newest() {
    return history.values().stream().flatMap(List::stream).map(RunColumns::run).max(Run::compareTo);
  }

  private List<Unjudged> metricsOf(String resource) {
    List<String> metrics = lane.metricsOf(resource);
    List<RunColumns> earlier = history.getOrDefault(resource, List.of());
    List<RunColumns> candidate =
        candidates.stream()
            .filter(run -> run.blocks().containsKey(resource))
            .map(run -> columns(run, resource, metrics))
            .toList();
    return IntStream.range(0, metrics.size())
        .parallel()
        .mapToObj(
            column -> {
              String metric = metrics.get(column);
              return new Unjudged(
                  new SeriesKey(lane.name(), resource, metric, lane.info(resource, metric)),
                  PresentLevel.of(MetricColumn.of(earlier, column).values()),
                  MetricColumn.of(candidate, column).values());
            })
        .filter(metric -> metric.level().length + metric.values().length > 0)
        .toList();
  }

  private RunColumns columns(RunResult run, String resource, List<String> metrics) {
    Block block = run.blocks().get(resource);
    return lane.withoutZeros(resource, RunColumns.of(run.run(), block, metrics));
  }

  private MetricComparison judge(Unjudged metric, int comparisons) {
    Better better = lane.changes().betterOf(metric.series());
    int runs = candidates.size();
    double value = metric.isMeasured(runs) ? Median.of(metric.values()) : Double.NaN;
    if (!metric.isComparable(runs)) {
      Outcome why = metric.isMeasured(runs) ? Outcome.TOO_FEW_RUNS : Outcome.NOT_MEASURED;
      return new MetricComparison(
          metric.series(), better, why, value, metric.level().length, null, null);
    }
    double minSize = lane.changes().limits().minSizeOf(metric.series().metric());
    ExpectedRange range = ExpectedRange.of(metric.level(), runs, comparisons, minSize);
    return new MetricComparison(
        metric.series(),
        better,
        outcome(better, range.compare(metric.values())),
        value,
        metric.level().length,
        range,
        ExpectedRange.of(metric.level(), THREE, comparisons, minSize));
  }

  private static Outcome outcome(Better better, int side) {
    if (side == 0) {
      return Outcome.SAME;
    }
    Direction direction = side > 0 ? Direction.UP : Direction.DOWN;
    return switch (direction.verdict(better)) {
      case WORSE -> Outcome.WORSE;
      case BETTER -> Outcome.BETTER;
      case CHANGED -> Outcome.CHANGED;
    };
  }
}
