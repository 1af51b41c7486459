package io.github.perfreport.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.perfreport.model.Better;
import java.util.List;
import java.util.Map;

/**
 * Criterion's {@code target/criterion/<benchmark>/new/estimates.json}: values in nanoseconds; the
 * path names the benchmark. Files in {@code base} are of an earlier run, files in {@code change}
 * have ratios.
 */
final class CriterionEstimates {

  private static final String FILE = "estimates.json";
  private static final List<String> STATS = List.of("mean", "median", "slope");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final String place;
  private final int maxChars;
  private final Found found;
  private final boolean isEstimates;
  private final StringBuilder document = new StringBuilder();

  CriterionEstimates(String place, int maxChars, Found found) {
    this.place = place.replace('\\', '/');
    this.maxChars = maxChars;
    this.found = found;
    this.isEstimates = this.place.endsWith(FILE);
  }

  /** True if the file is one of these. */
  boolean isFile() {
    return isEstimates;
  }

  /** False if the file isn't one of these. */
  boolean add(String line) {
    if (isEstimates && document.length() + line.length() <= maxChars) {
      document.append(line).append('\n');
    }
    return isEstimates;
  }

  /** Ends the file. */
  void end() {
    if (!isEstimates) {
      return;
    }
    String folder = place.substring(0, place.length() - FILE.length());
    if (folder.endsWith("/base/") || folder.endsWith("/change/")) {
      found.left(Excerpt.of(place), "not this run's estimates");
      return;
    }
    try {
      estimates(JSON.readTree(document.toString()), name(folder));
    } catch (JsonProcessingException e) {
      found.left(Excerpt.of(place), "no JSON: " + Excerpt.of(e.getOriginalMessage()));
    }
  }

  private void estimates(JsonNode root, String name) {
    for (String stat : STATS) {
      JsonNode estimate = root.path(stat).path("point_estimate");
      if (estimate.isNumber()) {
        Map<String, String> fields = Map.of("name", name, "stat", stat);
        found.measured(new Measurement(fields, estimate.decimalValue(), "ns", Better.LOWER, false));
      }
    }
    if (!root.path("mean").path("point_estimate").isNumber()) {
      found.left(Excerpt.of(place), "no estimate is in it");
    }
  }

  /** The folders between {@code criterion} and {@code new}. */
  private static String name(String folder) {
    String marker = "criterion/";
    int start = folder.lastIndexOf(marker);
    String name = start < 0 ? folder : folder.substring(start + marker.length());
    String suffix = "/new/";
    return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
  }
}
