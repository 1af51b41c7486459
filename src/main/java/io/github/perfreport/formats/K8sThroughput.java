package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.Map;
import java.util.Set;

/** How many pods the scheduler places in a second: {@code {"perc50": 10, "max": 20}}. */
final class K8sThroughput implements K8sSummary {

  private static final Set<String> BUCKETS = Set.of("average", "perc50", "perc90", "perc99", "max");

  @Override
  public boolean fits(JsonNode document) {
    boolean any = document.has("max") || document.has("perc99");
    return any && document.properties().stream().allMatch(e -> BUCKETS.contains(e.getKey()));
  }

  @Override
  public void read(JsonNode document, String file, Row row) {
    for (Map.Entry<String, JsonNode> bucket : document.properties()) {
      K8sSummary.bucket(row, bucket.getKey(), bucket.getValue(), "pods/s", Better.HIGHER);
    }
  }
}
