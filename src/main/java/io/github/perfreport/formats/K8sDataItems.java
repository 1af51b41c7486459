package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Items with labels and buckets, in any order. */
final class K8sDataItems implements K8sSummary {

  private static final String ITEMS = "dataItems";

  /** Labels whose value is a number of the run. */
  private static final Set<String> DATA = Set.of("Count", "SlowCount");

  /** The buckets that API latencies from Prometheus have only in the simple form. */
  private static final Set<String> NOT_MEASURED = Set.of("Perc50", "Perc90");

  private static final List<String> SPEEDS = List.of("throughput", "pods/s", "qps");

  @Override
  public boolean fits(JsonNode document) {
    return document.has(ITEMS);
  }

  @Override
  public void read(JsonNode document, String file, Row row) {
    Row labelled = labels(row, document.path("labels"));
    for (JsonNode item : document.path(ITEMS)) {
      item(labels(labelled, item.path("labels")), item, file);
    }
    if (document.path(ITEMS).isEmpty()) {
      row.leave("has no items");
    }
  }

  private static Row labels(Row row, JsonNode labels) {
    return row.withLabels(labels, (name, value) -> DATA.contains(name));
  }

  private static void item(Row row, JsonNode item, String file) {
    JsonNode data = item.path("data");
    if (data.isEmpty()) {
      row.leave("has no data");
    } else if (allZero(data)) {
      row.leave("all zero: nothing was measured");
    } else {
      buckets(row, item, file);
    }
  }

  private static void buckets(Row row, JsonNode item, String file) {
    String unit = item.path("unit").asText("");
    String names = unit + " " + file + " " + item.path("labels");
    Better better = better(unit, file, names);
    boolean only99 = file.startsWith("APIResponsivenessPrometheus") && !file.contains("simple");
    for (Map.Entry<String, JsonNode> bucket : item.path("data").properties()) {
      String name = bucket.getKey();
      boolean unset = isSpeed(names) || (only99 && NOT_MEASURED.contains(name));
      if (unset && Row.isZero(bucket.getValue())) {
        row.leave(name, "0: not measured in this summary");
      } else {
        K8sSummary.bucket(row, name, bucket.getValue(), unit, better);
      }
    }
  }

  private static boolean allZero(JsonNode data) {
    for (JsonNode value : data) {
      if (!Row.isZero(value)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Units don't show the direction: a throughput may be in "s", and a query's rate may count
   * failures.
   */
  private static Better better(String unit, String file, String names) {
    if (isSpeed(names)) {
      return Better.HIGHER;
    }
    Better usual = Units.better(unit);
    return usual == Better.HIGHER && file.startsWith("GenericPrometheusQuery")
        ? Better.UNKNOWN
        : usual;
  }

  private static boolean isSpeed(String names) {
    String words = names.toLowerCase(Locale.ROOT);
    return SPEEDS.stream().anyMatch(words::contains);
  }
}
