package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.Set;

/** What mitata prints as JSON: 0.x a result for each benchmark, 1.x several runs. Nanoseconds. */
final class MitataJson implements JsonShape {

  @Override
  public Set<String> skipped() {
    return Set.of("samples", "debug", "noop");
  }

  @Override
  public boolean fits(JsonNode document) {
    JsonNode first = document.path("benchmarks").path(0);
    return first.has("runs") || first.path("stats").has("avg") || first.has("warmup");
  }

  @Override
  public void read(JsonDocument document, Found found) {
    JsonNode groups = document.value().path("layout");
    for (JsonNode benchmark : document.value().path("benchmarks")) {
      Row row = new Row(found).with("group", group(benchmark.path("group"), groups));
      if (benchmark.has("runs")) {
        benchmark.path("runs").forEach(run -> run(row, run));
      } else {
        run(row, benchmark);
      }
    }
  }

  /** A group's name: the group itself, or its index in the layout. */
  private static String group(JsonNode group, JsonNode layout) {
    return group.isNumber() ? layout.path(group.asInt()).path("name").asText("") : text(group);
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : "";
  }

  private static void run(Row group, JsonNode run) {
    Row row = group.with("name", run.path("name")).withParameters(run.path("args"));
    if (run.has("error")) {
      row.leave("the benchmark failed: " + run.path("error").path("message").asText());
      return;
    }
    for (String stat : new String[] {"avg", "p50", "min", "p99"}) {
      row.take(stat, run.path("stats").path(stat), "ns", Better.LOWER);
    }
  }
}
