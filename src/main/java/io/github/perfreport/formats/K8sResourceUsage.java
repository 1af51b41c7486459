package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor and memory use by percentile. Names are {@code node/container}, and nodes differ in
 * each run, so a container's value is the highest over all nodes.
 */
final class K8sResourceUsage implements K8sSummary {

  @Override
  public boolean fits(JsonNode document) {
    return document.properties().stream()
        .anyMatch(
            entry -> entry.getKey().matches("\\d{1,3}") && entry.getValue().path(0).has("CPU"));
  }

  @Override
  public void read(JsonNode document, String file, Row row) {
    for (Map.Entry<String, JsonNode> percentile : document.properties()) {
      String bucket = "Perc" + percentile.getKey();
      highest(percentile.getValue(), "CPU")
          .forEach((name, max) -> take(row, name, "CPU", bucket, max, "cores"));
      highest(percentile.getValue(), "Mem")
          .forEach((name, max) -> take(row, name, "Mem", bucket, max, "B"));
    }
  }

  private static void take(
      Row row, String container, String resource, String bucket, BigDecimal max, String unit) {
    Row labelled =
        row.with("labels.container", container)
            .with("labels.resource", resource)
            .with("labels", container + "," + resource);
    K8sSummary.bucket(labelled, bucket, max, unit, Better.LOWER);
  }

  private static Map<String, BigDecimal> highest(JsonNode containers, String resource) {
    Map<String, BigDecimal> highest = new TreeMap<>();
    for (JsonNode container : containers) {
      String name = container.path("Name").asText();
      Row.number(container.path(resource))
          .ifPresent(
              n -> highest.merge(name.substring(name.lastIndexOf('/') + 1), n, BigDecimal::max));
    }
    return highest;
  }
}
