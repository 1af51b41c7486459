package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;

/**
 * A metric of k6, with its kind.
 *
 * @param name such as {@code http_req_duration}
 * @param type trend, counter, gauge or rate; as its values tell where the summary doesn't say it
 * @param contains time or data, else empty
 * @param values its values by name
 */
record K6Metric(String name, String type, String contains, JsonNode values) {

  /** The metric of a summary. */
  static K6Metric of(String name, JsonNode metric) {
    JsonNode values = metric.has("values") ? metric.path("values") : metric;
    String type = metric.path("type").asText(guess(values));
    String contains = metric.path("contains").asText(usual(plain(name), type));
    return new K6Metric(name, type, contains, values);
  }

  private static String guess(JsonNode values) {
    if (values.has("med") || values.has("avg")) {
      return "trend";
    }
    if (values.has("count")) {
      return "counter";
    }
    return values.has("passes") || values.has("fails") ? "rate" : "gauge";
  }

  /** What k6's own metrics contain. */
  private static String usual(String name, String type) {
    boolean own = name.matches("(?:http_req|ws|grpc|browser|iteration|group)_.*");
    if (type.equals("trend")) {
      return own && !name.equals("browser_web_vital_cls") ? "time" : "";
    }
    return name.matches("(?:browser_)?data_(?:sent|received)") ? "data" : "";
  }

  /** False for the lowest and highest of a gauge, and the count of a trend. */
  boolean isWanted(String stat) {
    boolean gaugeBound = type.equals("gauge") && (stat.equals("min") || stat.equals("max"));
    return !gaugeBound && !(type.equals("trend") && stat.equals("count"));
  }

  /** The unit of one of its values. */
  String unit(String stat) {
    boolean perSecond = type.equals("counter") && stat.equals("rate");
    String amount = isTime() ? "ms" : contains.equals("data") ? "B" : "";
    return !perSecond ? amount : amount.isEmpty() ? "1/s" : amount + "/s";
  }

  /** The direction of one of its values. */
  Better better(String stat) {
    if (isTime()) {
      return Better.LOWER;
    }
    return switch (plain(name)) {
      case "http_reqs", "iterations" -> stat.equals("rate") ? Better.HIGHER : Better.UNKNOWN;
      case "checks", "checks_succeeded" -> Better.HIGHER;
      case "http_req_failed", "checks_failed", "dropped_iterations" -> Better.LOWER;
      default -> Better.UNKNOWN;
    };
  }

  private boolean isTime() {
    return contains.equals("time") && !type.equals("rate");
  }

  /** The name without the tags of a part of a metric. */
  private static String plain(String name) {
    int tags = name.indexOf('{');
    return tags < 0 ? name : name.substring(0, tags);
  }
}
