package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.Map;

/** Latencies of the scheduler, one of them by extension point, in nanoseconds. */
final class K8sSchedulingLatencies implements K8sSummary {

  @Override
  public boolean fits(JsonNode document) {
    return document.has("schedulingLatency")
        || document.has("e2eSchedulingLatency")
        || document.has("frameworkExtensionPointDuration")
        || document.has("preemptionEvaluationLatency");
  }

  @Override
  public void read(JsonNode document, String file, Row row) {
    latencies(row, "", document);
  }

  private static void latencies(Row row, String path, JsonNode node) {
    if (node.has("Perc99")) {
      latency(row.with("labels", path), node);
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      latencies(
          row, path.isEmpty() ? entry.getKey() : path + "," + entry.getKey(), entry.getValue());
    }
  }

  private static void latency(Row row, JsonNode percentiles) {
    if (percentiles.properties().stream().allMatch(entry -> Row.isZero(entry.getValue()))) {
      row.leave("all zero: nothing was measured");
      return;
    }
    for (Map.Entry<String, JsonNode> bucket : percentiles.properties()) {
      K8sSummary.bucket(row, bucket.getKey(), bucket.getValue(), "ns", Better.LOWER);
    }
  }
}
