package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.Map;
import java.util.Set;

/**
 * Results of tinybench as scripts print them: tasks with their {@code result}, results by name, or
 * results alone behind their name. Times in milliseconds. Up to 2 a result is flat; since 3 it has
 * {@code latency} and {@code throughput}.
 */
final class TinybenchJson implements JsonShape {

  private static final String RESULT = "result";

  @Override
  public Set<String> skipped() {
    return Set.of("samples", "bench", "opts");
  }

  @Override
  public boolean fits(JsonNode document) {
    if (isResult(document) || document.has(RESULT)) {
      return isResult(document) || isResult(document.path(RESULT));
    }
    for (JsonNode one : document) {
      if (isResult(one) || isResult(one.path(RESULT)) || isResult(one.path(0).path(RESULT))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isResult(JsonNode node) {
    return node.path("latency").has("mean")
        || (node.has("hz") && node.has("mean"))
        || (node.has("error") && (node.size() == 1 || node.path("state").isTextual()));
  }

  @Override
  public void read(JsonDocument document, Found found) {
    JsonNode value = document.value();
    if (isResult(value) || value.has(RESULT)) {
      task(nameOf(value, document.before()), value, found);
      return;
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (entry.getValue().isArray()) {
        entry.getValue().forEach(task -> task(nameOf(task, ""), task, found));
      } else {
        task(nameOf(entry.getValue(), entry.getKey()), entry.getValue(), found);
      }
    }
  }

  private static String nameOf(JsonNode task, String otherwise) {
    String name = otherwise.replaceFirst("\\s*(?:result)?\\s*[=:]\\s*$", "");
    return task.path("name").asText(name);
  }

  private static void task(String name, JsonNode task, Found found) {
    JsonNode result = task.has(RESULT) ? task.path(RESULT) : task;
    if (isResult(result)) {
      result(new Row(found).with("name", name), result);
    }
  }

  /** One task's numbers. */
  static void result(Row row, JsonNode result) {
    if (result.has("error") && !result.path("error").isNull()) {
      row.leave("the task failed: " + result.path("error"));
      return;
    }
    boolean flat = !result.has("latency");
    JsonNode latency = flat ? result : result.path("latency");
    JsonNode rate = flat ? result.path("hz") : result.path("throughput").path("mean");
    if (latency.path("mean").isMissingNode()) {
      row.leave("has no figures");
      return;
    }
    row.take("hz", rate, "1/s", Better.HIGHER);
    for (String stat : new String[] {"mean", "p50", "min", "p99"}) {
      row.take(stat, latency.path(stat), "ms", Better.LOWER);
    }
  }
}
