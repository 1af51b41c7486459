package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Google Benchmark writes with {@code --benchmark_format=json}. The median of repetitions is
 * taken if there is one, else each repetition.
 */
final class GoogleBenchmarkJson implements JsonShape {

  /** Keys other than counters. */
  private static final Set<String> NO_COUNTERS =
      Set.of(
          "family_index",
          "per_family_instance_index",
          "repetitions",
          "repetition_index",
          "threads",
          "iterations",
          "real_time",
          "cpu_time",
          "real_coefficient",
          "cpu_coefficient",
          "rms");

  private static final String PER_SECOND = "_per_second";

  /** Ends of the names of statistics in versions before 1.5. */
  private static final List<String> STATISTICS =
      List.of("_mean", "_stddev", "_cv", "_BigO", "_RMS");

  @Override
  public boolean fits(JsonNode document) {
    return document.has("benchmarks") && (document.has("context") || hasTimes(document));
  }

  private static boolean hasTimes(JsonNode document) {
    JsonNode first = document.path("benchmarks").path(0);
    return first.has("cpu_time") || first.has("family_index");
  }

  @Override
  public void read(JsonDocument document, Found found) {
    Map<String, List<JsonNode>> rows = new LinkedHashMap<>();
    for (JsonNode row : document.value().path("benchmarks")) {
      rows.computeIfAbsent(name(row), name -> new ArrayList<>()).add(row);
    }
    rows.forEach((name, all) -> benchmark(new Row(found).with("name", name), all));
  }

  private static void benchmark(Row row, List<JsonNode> all) {
    List<JsonNode> medians = all.stream().filter(GoogleBenchmarkJson::isMedian).toList();
    List<JsonNode> taken =
        medians.isEmpty() ? all.stream().filter(r -> !isStatistic(r)).toList() : medians;
    taken.forEach(result -> result(row, result));
    if (taken.isEmpty()) {
      row.leave("only statistics of repetitions, and no median");
    }
  }

  private static void result(Row row, JsonNode result) {
    if (result.path("error_occurred").asBoolean() || isSkipped(result)) {
      row.leave("failed or skipped: " + message(result));
      return;
    }
    String unit = result.path("time_unit").asText("ns");
    row.with("metric", "real_time").take(result.path("real_time"), unit, Better.LOWER);
    row.with("metric", "cpu_time").take(result.path("cpu_time"), unit, Better.LOWER);
    for (Map.Entry<String, JsonNode> entry : result.properties()) {
      if (isCounter(entry)) {
        counter(row, entry.getKey(), entry.getValue());
      }
    }
  }

  private static void counter(Row row, String name, JsonNode value) {
    boolean rate = name.endsWith(PER_SECOND);
    String unit = !rate ? "" : name.startsWith("bytes_") ? "B/s" : "1/s";
    row.with("metric", name).take(value, unit, rate ? Better.HIGHER : Better.UNKNOWN);
  }

  /** A number, or a text such as {@code nan}. */
  private static boolean isCounter(Map.Entry<String, JsonNode> entry) {
    JsonNode value = entry.getValue();
    boolean number = value.isNumber() || (value.isTextual() && isNoNumber(value.asText()));
    return number && !NO_COUNTERS.contains(entry.getKey());
  }

  private static boolean isNoNumber(String text) {
    return text.matches("(?i)[-+]?(nan|inf|infinity)");
  }

  private static boolean isSkipped(JsonNode result) {
    JsonNode skipped = result.path("skipped");
    return skipped.asBoolean() || (skipped.isTextual() && !skipped.asText().equals("NOT_SKIPPED"));
  }

  private static String message(JsonNode result) {
    return result.path("error_message").asText(result.path("skip_message").asText("no message"));
  }

  private static boolean isMedian(JsonNode row) {
    return row.path("aggregate_name").asText().equals("median")
        || (!row.has("run_type") && row.path("name").asText().endsWith("_median"));
  }

  private static boolean isStatistic(JsonNode row) {
    String name = row.path("name").asText();
    return row.has("aggregate_name")
        || row.has("big_o")
        || row.has("rms")
        || (!row.has("run_type") && STATISTICS.stream().anyMatch(name::endsWith));
  }

  /** The benchmark's name, without a statistic's suffix. */
  private static String name(JsonNode row) {
    String name = row.path("name").asText();
    if (row.has("run_name")) {
      return row.path("run_name").asText();
    }
    boolean statistic = isStatistic(row) || isMedian(row);
    return statistic && name.contains("_") ? name.substring(0, name.lastIndexOf('_')) : name;
  }
}
