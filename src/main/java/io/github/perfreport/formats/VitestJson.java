package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.Set;

/**
 * Benchmarks of vitest: of {@code bench --outputJson} up to 4, and of the JSON reporter since 5,
 * whose numbers are tinybench's.
 */
final class VitestJson implements JsonShape {

  @Override
  public Set<String> skipped() {
    return Set.of("samples");
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.path("files").path(0).has("groups")
        || (document.has("testResults") && document.has("numTotalTestSuites"));
  }

  @Override
  public void read(JsonDocument document, Found found) {
    document.value().path("files").forEach(file -> file(file, found));
    document.value().path("testResults").forEach(file -> testFile(file, found));
  }

  private static void file(JsonNode file, Found found) {
    for (JsonNode group : file.path("groups")) {
      Row row = new Row(found).with("group", group.path("fullName"));
      for (JsonNode benchmark : group.path("benchmarks")) {
        benchmark(row.with("name", benchmark.path("name")), benchmark);
      }
    }
  }

  private static void benchmark(Row row, JsonNode benchmark) {
    if (!benchmark.has("mean")) {
      row.leave("has no figures: the benchmark failed");
      return;
    }
    row.take("hz", benchmark.path("hz"), "1/s", Better.HIGHER);
    for (String stat : new String[] {"mean", "median", "min", "p99"}) {
      row.take(stat, benchmark.path(stat), "ms", Better.LOWER);
    }
  }

  private static void testFile(JsonNode file, Found found) {
    String path = file.path("name").asText();
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    for (JsonNode test : file.path("assertionResults")) {
      for (JsonNode benchmark : test.path("benchmarks")) {
        String group = name + " > " + benchmark.path("name").asText();
        test(new Row(found).with("group", group), test, benchmark);
      }
    }
  }

  private static void test(Row row, JsonNode test, JsonNode benchmark) {
    String status = test.path("status").asText("passed");
    if (!status.equals("passed")) {
      row.leave("the test's status is " + status);
      return;
    }
    for (JsonNode task : benchmark.path("tasks")) {
      TinybenchJson.result(row.with("name", task.path("name")), task);
    }
  }
}
