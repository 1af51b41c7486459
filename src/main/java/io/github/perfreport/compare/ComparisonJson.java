package io.github.perfreport.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.detect.ExpectedRange;
import io.github.perfreport.model.Run;
import java.io.IOException;
import java.util.Locale;

/** Writes a comparison for programs. */
public final class ComparisonJson {

  private ComparisonJson() {}

  /** Writes an object; values are in the metrics' units, shares relative to the level. */
  public static void write(JsonGenerator json, Comparison comparison) throws IOException {
    json.writeStartObject();
    json.writeStringField("Lane", comparison.lane().name());
    json.writeBooleanField("Worse", comparison.isWorse());
    json.writeNumberField("Compared", comparison.compared().size());
    json.writeArrayFieldStart("Runs");
    for (Run run : comparison.runs()) {
      json.writeStartObject();
      json.writeStringField("Job", run.job());
      json.writeStringField("Id", run.id());
      json.writeStringField("Time", run.time().toString());
      json.writeStringField("Commit", run.commit());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Metrics");
    for (MetricComparison metric : comparison.metrics()) {
      write(json, metric);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, MetricComparison metric) throws IOException {
    json.writeStartObject();
    json.writeStringField("Resource", metric.series().resource());
    json.writeStringField("Metric", metric.series().metric());
    json.writeStringField("Outcome", metric.outcome().name().toLowerCase(Locale.ROOT));
    number(json, "Value", metric.value());
    json.writeNumberField("LevelRuns", metric.levelRuns());
    if (metric.range() != null) {
      ExpectedRange range = metric.range();
      number(json, "Level", range.level());
      number(json, "Low", range.low());
      number(json, "High", range.high());
      number(json, "SeenFrom", metric.visible(range));
      number(json, "SeenFromWithThreeRuns", metric.visible(metric.ofThreeRuns()));
    }
    json.writeEndObject();
  }

  /** Absent if it is no finite number. */
  private static void number(JsonGenerator json, String field, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(field, value);
    }
  }
}
