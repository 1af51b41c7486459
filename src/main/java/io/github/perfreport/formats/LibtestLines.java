package io.github.perfreport.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of Rust's own benchmarks: {@code test NAME ... bench: 1,110 ns/iter (+/- 26) = 3690 MB/s},
 * or a JSON object each; and the messages of cargo-criterion.
 */
final class LibtestLines {

  /** In the short form the letters of earlier tests precede {@code test}. */
  private static final Pattern BENCH =
      Pattern.compile(
          "^[.iF]*test (.+?) +\\.\\.\\. bench: +(\\S+) ([^\\s(]+)(?: \\(\\+/- [^)]*\\))?"
              + "(?: = (\\S+) ([^\\s]+))? *$");

  private static final Pattern FAILED =
      Pattern.compile("^[.iF]*test (.+?) +\\.\\.\\. (?:bench: +)?FAILED");

  private static final String THROUGHPUT = "throughput";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Found found;

  LibtestLines(Found found) {
    this.found = found;
  }

  /** False if the line isn't one of these. */
  boolean add(String line) {
    if (line.startsWith("{")) {
      return json(line);
    }
    if (!line.contains(" ... ")) {
      return false;
    }
    Matcher bench = BENCH.matcher(line);
    if (bench.find()) {
      measured(bench.group(1), "", bench.group(2), bench.group(3));
      if (bench.group(4) != null) {
        measured(bench.group(1), THROUGHPUT, bench.group(4), bench.group(5));
      }
      return true;
    }
    Matcher failed = FAILED.matcher(line);
    boolean isFailed = failed.find();
    if (isFailed) {
      found.left(Excerpt.of(failed.group(1)), "the test failed");
    }
    return isFailed;
  }

  private void measured(String name, String metric, String value, String unit) {
    Optional<BigDecimal> number = Numbers.grouped(value);
    if (number.isEmpty()) {
      found.left(Excerpt.of(name), "no number: " + Excerpt.of(value));
    } else {
      tell(name, metric, number.get(), unit);
    }
  }

  /** 0 ns: shorter than the clock's step. */
  private void tell(String name, String metric, BigDecimal value, String unit) {
    Map<String, String> fields = Map.of("name", name, "metric", metric);
    Better better = Units.better(unit);
    found.measured(new Measurement(fields, value, unit, better, better == Better.LOWER));
  }

  private boolean json(String line) {
    try {
      JsonNode event = JSON.readTree(line);
      if (event.path("type").asText().equals("bench")) {
        bench(event);
      } else if (event.path("event").asText().equals("failed") && event.has("name")) {
        found.left(Excerpt.of(event.path("name").asText()), "the test failed");
      } else if (event.path("reason").asText().equals("benchmark-complete")) {
        criterion(event);
      } else {
        return event.has("type") || event.has("reason");
      }
      return true;
    } catch (JsonProcessingException cutOrOther) {
      return false;
    }
  }

  private void bench(JsonNode event) {
    String name = event.path("name").asText();
    if (event.path("median").isNumber()) {
      tell(name, "", event.path("median").decimalValue(), "ns/iter");
    } else {
      found.left(Excerpt.of(name), "no number: median is missing");
    }
    if (event.path("mib_per_second").isNumber()) {
      tell(name, THROUGHPUT, event.path("mib_per_second").decimalValue(), "MiB/s");
    }
  }

  private void criterion(JsonNode event) {
    JsonNode typical = event.path("typical");
    String name = event.path("id").asText();
    if (typical.path("estimate").isNumber()) {
      tell(name, "", typical.path("estimate").decimalValue(), typical.path("unit").asText());
    } else {
      found.left(Excerpt.of(name), "no number: typical.estimate is missing");
    }
  }
}
