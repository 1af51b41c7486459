package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.Set;

/** What pytest-benchmark writes with {@code --benchmark-json}: times in seconds. */
final class PytestJson implements JsonShape {

  @Override
  public Set<String> skipped() {
    return Set.of("data");
  }

  @Override
  public boolean fits(JsonNode document) {
    boolean tool = document.has("machine_info") || document.has("commit_info");
    JsonNode first = document.path("benchmarks").path(0);
    return document.has("benchmarks") && (tool || first.has("fullname"));
  }

  @Override
  public void read(JsonDocument document, Found found) {
    for (JsonNode benchmark : document.value().path("benchmarks")) {
      Row row = new Row(found).with("name", name(benchmark));
      stats(row, benchmark.path("stats"));
    }
  }

  private static JsonNode name(JsonNode benchmark) {
    return benchmark.has("fullname") ? benchmark.path("fullname") : benchmark.path("name");
  }

  private static void stats(Row row, JsonNode stats) {
    if (!stats.isObject()) {
      row.leave("has no stats");
      return;
    }
    for (String stat : new String[] {"median", "mean", "min", "max"}) {
      row.take(stat, stats.path(stat), "s", Better.LOWER);
    }
    row.take("ops", stats.path("ops"), "1/s", Better.HIGHER);
  }
}
