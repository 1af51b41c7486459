package io.github.perfreport.formats;

import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the samples of a text, with types and units from its comments. */
final class MetricFamilies {

  /** The most types and units, and doubtful samples, that are kept. */
  private static final int MOST = 10_000;

  /** How GitLab's exporter marks metrics among other lines of a log. */
  private static final String MARK = "METRIC_";

  private static final Map<String, String> UNITS =
      Map.of(
          "_seconds", "s",
          "_milliseconds", "ms",
          "_microseconds", "us",
          "_nanoseconds", "ns",
          "_bytes", "B",
          "_ratio", "ratio",
          "_percent", "%",
          "_ms", "ms");

  private static final List<String> ENDINGS =
      List.of("_total", "_sum", "_count", "_bucket", "_created");

  private final Found found;
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> units = new HashMap<>();
  private final List<MetricLine> doubtful = new ArrayList<>();
  private boolean sure;
  private boolean onlyMetrics = true;

  /** Reads metrics; a file of nothing else may have names that are any words. */
  MetricFamilies(boolean sure, Found found) {
    this.sure = sure;
    this.found = found;
  }

  void add(String line) {
    if (line.startsWith("#")) {
      comment(Words.of(line.length() > 1000 ? line.substring(0, 1000) : line));
      return;
    }
    MetricLine sample = line.isBlank() ? null : MetricLine.of(line);
    if (sample != null && isSure(sample)) {
      sure = true;
      tell(sample);
    } else if (sample != null && doubtful.size() < MOST) {
      doubtful.add(sample);
    } else if (!line.isBlank()) {
      onlyMetrics = false;
    }
  }

  /** True if only a sample with labels or a _ can be a metric, or a line that says a type. */
  boolean isInLog() {
    return !onlyMetrics && types.isEmpty();
  }

  /**
   * In a text of nothing but metrics, at least one of them certain, a word with a number is a
   * metric.
   */
  void end() {
    if (onlyMetrics && sure) {
      doubtful.forEach(this::tell);
    }
  }

  private void comment(List<String> words) {
    boolean complete = words.size() >= 4 && words.get(0).equals("#") && types.size() < MOST;
    if (complete && words.get(1).equals("TYPE")) {
      types.put(words.get(2), words.get(3));
    } else if (complete && words.get(1).equals("UNIT")) {
      units.put(words.get(2), words.get(3));
    }
  }

  private boolean isSure(MetricLine sample) {
    return sample.labels() != null
        || types.containsKey(sample.name())
        || sample.name().indexOf('_') > 0;
  }

  private void tell(MetricLine sample) {
    String name =
        sample.name().startsWith(MARK) ? sample.name().substring(MARK.length()) : sample.name();
    Map<String, String> labels = sample.labels() == null ? Map.of() : sample.labels();
    Optional<BigDecimal> value = Numbers.plain(sample.value());
    if (value.isEmpty()) {
      found.left(Excerpt.of(name), "no number: " + sample.value());
    } else if (labels.containsKey("le")) {
      found.left(Excerpt.of(name), "a histogram's bucket; its sum and count are taken");
    } else if (name.endsWith("_created")) {
      found.left(Excerpt.of(name), "the time of its creation");
    } else {
      String unit = unit(name);
      found.measured(
          new Measurement(fields(name, labels), value.get(), unit, better(name, unit), false));
    }
  }

  private static Map<String, String> fields(String name, Map<String, String> labels) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("metric", name);
    StringBuilder all = new StringBuilder();
    labels.forEach(
        (key, text) -> {
          if (!RunLabels.vary(key, text)) {
            fields.put("labels." + key, text);
            all.append(all.length() == 0 ? "{" : ",").append(key).append('=').append(text);
          }
        });
    fields.put("labels", all.length() == 0 ? "" : all.append('}').toString());
    return fields;
  }

  private String unit(String name) {
    if (name.endsWith("_count")) {
      return "";
    }
    String family = family(name);
    String stated = units.getOrDefault(name, units.getOrDefault(family, ""));
    if (!stated.isEmpty()) {
      return UNITS.getOrDefault("_" + stated, stated);
    }
    return UNITS.entrySet().stream()
        .filter(unit -> family.endsWith(unit.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static String family(String name) {
    return ENDINGS.stream()
        .filter(name::endsWith)
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .findFirst()
        .orElse(name);
  }

  /** A value that only counts up has no better direction. */
  private Better better(String name, String unit) {
    boolean counts =
        name.endsWith("_total") || "counter".equals(types.getOrDefault(family(name), ""));
    return !counts && Units.isTime(unit) ? Better.LOWER : Better.UNKNOWN;
  }
}
