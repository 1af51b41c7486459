package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.Map;

/** A map of benchmarks to a map of measures to their values. */
final class BmfJson implements JsonShape {

  @Override
  public boolean elements() {
    return false;
  }

  @Override
  public boolean fits(JsonNode document) {
    return !document.isEmpty() && !KubevirtAuditJson.isBlock(document) && isMap(document);
  }

  /** True if all children are benchmarks; the last one of a cut document may be incomplete. */
  private static boolean isMap(JsonNode document) {
    boolean any = false;
    for (JsonNode benchmark : document) {
      for (JsonNode measure : benchmark) {
        any |= measure.has("value");
      }
      if (!benchmark.isNull() && !isBenchmark(benchmark)) {
        return false;
      }
    }
    return any && document.isObject();
  }

  private static boolean isBenchmark(JsonNode benchmark) {
    for (JsonNode measure : benchmark) {
      if (!measure.has("value") && !measure.isNull()) {
        return false;
      }
    }
    return benchmark.isObject();
  }

  @Override
  public void read(JsonDocument document, Found found) {
    for (Map.Entry<String, JsonNode> benchmark : document.value().properties()) {
      Row row = new Row(found).with("benchmark", benchmark.getKey());
      for (Map.Entry<String, JsonNode> measure : benchmark.getValue().properties()) {
        String name = measure.getKey();
        row.with("measure", name).take(measure.getValue().path("value"), "", better(name));
      }
    }
  }

  /** The directions of bencher's own measures. */
  private static Better better(String measure) {
    return switch (measure) {
      case "latency" -> Better.LOWER;
      case "throughput" -> Better.HIGHER;
      default -> Better.UNKNOWN;
    };
  }
}
