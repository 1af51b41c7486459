package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Restarts of containers: an array of them, or pods that have them. Pods' names differ in each run,
 * so a container's number is the sum over all pods.
 */
final class K8sRestarts implements K8sSummary {

  @Override
  public boolean fits(JsonNode document) {
    JsonNode first = document.path(0);
    return document.path("pods").path(0).has("containers")
        || first.has("RestartCount")
        || first.has("restartCount");
  }

  @Override
  public void read(JsonNode document, String file, Row row) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    document.path("pods").forEach(pod -> pod.path("containers").forEach(c -> add(c, sums)));
    if (document.isArray()) {
      document.forEach(container -> add(container, sums));
    }
    sums.forEach((name, sum) -> restarts(row, name, sum));
  }

  private static void restarts(Row row, String container, BigDecimal sum) {
    Row labelled = row.with("labels.container", container).with("labels", container);
    K8sSummary.bucket(labelled, "restarts", sum, "", Better.LOWER);
  }

  private static void add(JsonNode container, Map<String, BigDecimal> sums) {
    Row.number(first(container, "restartCount", "RestartCount"))
        .ifPresent(
            n -> sums.merge(first(container, "name", "Container").asText(), n, BigDecimal::add));
  }

  private static JsonNode first(JsonNode node, String key, String otherwise) {
    return node.has(key) ? node.path(key) : node.path(otherwise);
  }
}
