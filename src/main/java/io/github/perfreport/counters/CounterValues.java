package io.github.perfreport.counters;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** The values of a pipeline's counters, while it runs or after its end, on any runner. */
public final class CounterValues {

  /** By namespace, then by name. A runner may omit counters that are 0. */
  private final Map<String, Map<String, Long>> values = new TreeMap<>();

  private CounterValues() {}

  /** Reads the counters of a pipeline. */
  public static CounterValues of(PipelineResult result) {
    CounterValues read = new CounterValues();
    MetricQueryResults metrics = result.metrics().queryMetrics(MetricsFilter.builder().build());
    for (MetricResult<Long> counter : metrics.getCounters()) {
      read.values
          .computeIfAbsent(counter.getName().getNamespace(), namespace -> new TreeMap<>())
          .merge(counter.getName().getName(), counter.getAttempted(), Long::sum);
    }
    return read;
  }

  /** The value of a counter without keys. */
  public long get(ReportCounter counter) {
    return byName(counter).getOrDefault(counter.fixedName(), 0L);
  }

  /** The value of a counter for a key. */
  public long get(ReportCounter counter, String key) {
    return byName(counter).getOrDefault(key, 0L);
  }

  /** The sum of a counter over its keys. */
  public long sum(ReportCounter counter) {
    return byName(counter).values().stream().mapToLong(Long::longValue).sum();
  }

  /** The keys for which a counter is not 0, sorted. */
  public List<String> keys(ReportCounter counter) {
    return byName(counter).entrySet().stream()
        .filter(key -> key.getValue() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, Long> byName(ReportCounter counter) {
    return values.getOrDefault(counter.namespace(), Map.of());
  }
}
