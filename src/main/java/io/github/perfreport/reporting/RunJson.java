package io.github.perfreport.reporting;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Run;
import io.github.perfreport.storage.Json;
import java.io.IOException;
import java.util.Collection;

/** The runs and series of changes.json. Links are written, but not read. */
final class RunJson {

  /** Writes one element of a list. */
  interface ElementWriter<T> {
    void write(T element) throws IOException;
  }

  private final JsonGenerator json;
  private final RunLinks links;

  RunJson(JsonGenerator json, RunLinks links) {
    this.json = json;
    this.links = links;
  }

  void write(String field, Run run) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("Job", run.job());
    json.writeStringField("Run", run.id());
    json.writeStringField("Date", run.time().toString());
    Json.stringField(json, "Commit", run.commit());
    Json.stringField(json, "Url", links.run(run).orElse(null));
    json.writeEndObject();
  }

  /** A run without its state. */
  static Run read(JsonObject run) {
    return new Run(
        run.text("Job"), run.text("Run"), run.time("Date"), run.textOrNull("Commit"), null);
  }

  /** Writes the fields of a series into the object that it is about. */
  void write(SeriesKey series) throws IOException {
    json.writeStringField("Lane", series.lane());
    json.writeStringField("Resource", series.resource());
    json.writeStringField("Metric", series.metric());
    json.writeStringField("Unit", MetricGroups.infoOf(series).unit());
  }

  static SeriesKey readSeries(JsonObject about) {
    return new SeriesKey(about.text("Lane"), about.text("Resource"), about.text("Metric"));
  }

  void constant(String field, Enum<?> constant) throws IOException {
    json.writeStringField(field, JsonObject.nameOf(constant));
  }

  /** Writes a list of objects; the writer writes the fields of one. */
  <T> void list(String field, Collection<T> elements, ElementWriter<T> writer) throws IOException {
    json.writeArrayFieldStart(field);
    for (T element : elements) {
      json.writeStartObject();
      writer.write(element);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
