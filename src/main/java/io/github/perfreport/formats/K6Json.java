package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * Summaries of k6: {@code --summary-export}; {@code handleSummary}, whose values are a level
 * deeper; and the newer form with an array of metrics.
 */
final class K6Json implements JsonShape {

  /** Keys of the flat form that aren't values of a metric. */
  private static final Set<String> NO_VALUES =
      Set.of("name", "type", "contains", "thresholds", "values");

  private static final Set<String> COUNTS = Set.of("passes", "fails", "matches", "total");

  @Override
  public boolean elements() {
    return false;
  }

  @Override
  public boolean fits(JsonNode document) {
    JsonNode metrics = metrics(document);
    if (metrics.isArray()) {
      return metrics.path(0).has("type") && metrics.path(0).has("name");
    }
    return metrics.has("iterations") || metrics.has("vus") || document.has("root_group");
  }

  private static JsonNode metrics(JsonNode document) {
    JsonNode metrics = document.path("metrics");
    return metrics.isMissingNode() ? document.path("results").path("metrics") : metrics;
  }

  @Override
  public void read(JsonDocument document, Found found) {
    JsonNode metrics = metrics(document.value());
    if (metrics.isArray()) {
      metrics.forEach(metric -> metric(metric, found));
      JsonNode checks = document.value().path("results").path("checks").path("metrics");
      checks.forEach(metric -> metric(metric, found));
    } else {
      for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
        metric(metric.getKey(), metric.getValue(), found);
      }
    }
  }

  private static void metric(JsonNode metric, Found found) {
    metric(metric.path("name").asText(), metric, found);
  }

  private static void metric(String name, JsonNode metric, Found found) {
    K6Metric kind = K6Metric.of(name, metric);
    Row row = new Row(found).with("name", name);
    for (Map.Entry<String, JsonNode> value : kind.values().properties()) {
      String stat = value.getKey();
      if (!NO_VALUES.contains(stat) && !COUNTS.contains(stat) && kind.isWanted(stat)) {
        row.take(stat, value.getValue(), kind.unit(stat), kind.better(stat));
      }
    }
  }
}
