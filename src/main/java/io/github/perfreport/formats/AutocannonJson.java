package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.net.URI;
import java.util.Set;

/**
 * What autocannon prints with {@code --json}. Runs with failed answers are left out, since they
 * don't measure the server.
 */
final class AutocannonJson implements JsonShape {

  private static final String[] FAILURES = {"errors", "timeouts", "non2xx", "mismatches"};

  @Override
  public Set<String> skipped() {
    return Set.of("statusCodeStats");
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.has("non2xx")
        || (document.has("requests") && document.has("latency") && document.has("throughput"));
  }

  @Override
  public void read(JsonDocument document, Found found) {
    JsonNode load = document.value();
    Row row = new Row(found).with("name", name(load));
    for (String failure : FAILURES) {
      if (load.path(failure).asLong() > 0) {
        row.leave("the load has failures: " + load.path(failure).asLong() + " " + failure);
        return;
      }
    }
    if (Row.isZero(load.path("requests").path("total"))) {
      row.leave("not one request was answered");
      return;
    }
    numbers(row, load);
  }

  private static void numbers(Row row, JsonNode load) {
    row.take("requests", load.path("requests").path("average"), "1/s", Better.HIGHER);
    JsonNode latency = load.path("latency");
    for (String stat : new String[] {"average", "p50", "p97_5", "p99", "max"}) {
      row.take("latency-" + stat, latency.path(stat), "ms", Better.LOWER);
    }
    row.take("throughput", load.path("throughput").path("average"), "B/s", Better.HIGHER);
  }

  /** The title, or the path of the address, since the port may differ in each run. */
  private static String name(JsonNode load) {
    String title = load.path("title").asText("");
    return title.isEmpty() || title.equals("null") ? path(load.path("url").asText("")) : title;
  }

  private static String path(String url) {
    try {
      String path = URI.create(url).getPath();
      return path == null || path.isEmpty() ? "/" : path;
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
