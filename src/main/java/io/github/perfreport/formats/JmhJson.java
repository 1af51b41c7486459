package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** What JMH writes with {@code -rf json}: an array of benchmarks. */
final class JmhJson implements JsonShape {

  @Override
  public Set<String> skipped() {
    return Set.of("rawData", "rawDataHistogram", "scorePercentiles");
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.has("benchmark") && document.has("mode");
  }

  @Override
  public void read(JsonDocument document, Found found) {
    JsonNode benchmark = document.value();
    Row row = row(benchmark, found);
    metric(row, "", benchmark.path("primaryMetric"));
    for (Map.Entry<String, JsonNode> more : benchmark.path("secondaryMetrics").properties()) {
      metric(row, JmhText.metricName(more.getKey()), more.getValue());
    }
  }

  private static Row row(JsonNode benchmark, Found found) {
    Row row =
        new Row(found)
            .with("benchmark", benchmark.path("benchmark"))
            .with("mode", benchmark.path("mode"))
            .withParameters(benchmark.path("params"));
    JsonNode threads = benchmark.path("threads");
    return threads.asInt(1) == 1 ? row : row.with("threads", threads);
  }

  private static void metric(Row row, String name, JsonNode metric) {
    Row named = row.with("metric", name);
    String unit = metric.path("scoreUnit").asText();
    if (metric.path("score").isMissingNode()) {
      named.leave("the result has no score");
    } else {
      named.take(metric.path("score"), unit, JmhText.better(name, unit));
    }
  }
}
