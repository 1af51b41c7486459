package io.github.perfreport.reporting;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.Shift;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.Event.JobStart;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunCount;
import io.github.perfreport.storage.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** Writes what changed as changes.json, for programs. The same changes give the same bytes. */
public final class ChangesJson {

  private final JsonGenerator json;
  private final RunLinks links;

  private ChangesJson(JsonGenerator json, RunLinks links) {
    this.json = json;
    this.links = links;
  }

  /** The bytes of changes.json. */
  public static byte[] write(LaneChanges changes, RunLinks links) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.indented(out)) {
      write(json, changes, links);
    }
    out.write('\n');
    return out.toByteArray();
  }

  /** Writes the object of changes.json into another document. */
  public static void write(JsonGenerator json, LaneChanges changes, RunLinks links)
      throws IOException {
    new ChangesJson(json, links).write(changes);
  }

  private void write(LaneChanges changes) throws IOException {
    json.writeStartObject();
    json.writeStringField("Lane", changes.lane());
    json.writeStringField("Week", changes.week().toString());
    writeRun("Newest", changes.newest());
    json.writeStringField("UsualInterval", changes.usualInterval().toString());
    json.writeStringField("WatchedSince", changes.watchedSince().toString());
    json.writeBooleanField("Alarm", changes.alarms());
    json.writeArrayFieldStart("Resources");
    for (ResourceState resource : changes.resources()) {
      writeResource(resource);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Events");
    for (Event event : changes.events()) {
      writeEvent(event);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Exceeded");
    for (PassedThreshold exceeded : changes.exceeded()) {
      writeExceeded(exceeded);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Drifts");
    for (Drift drift : changes.drifts()) {
      writeDrift(drift);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Missing");
    for (MissingData lapse : changes.lapses()) {
      writeLapse(lapse);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeResource(ResourceState resource) throws IOException {
    json.writeStartObject();
    json.writeStringField("Resource", resource.resource());
    json.writeNumberField("Metrics", resource.metrics());
    writeRun("Newest", resource.newest());
    json.writeStringField("Week", resource.week().toString());
    RunCount runs = resource.runs();
    json.writeNumberField("Runs", runs.runs());
    Json.numberField(json, "UsualLeast", runs.hasUsual() ? (double) runs.least() : null);
    Json.numberField(json, "UsualMost", runs.hasUsual() ? (double) runs.most() : null);
    json.writeObjectFieldStart("LastWeeks");
    for (Map.Entry<String, LocalDate> metric : resource.lastWeeks().entrySet()) {
      json.writeStringField(metric.getKey(), metric.getValue().toString());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeLapse(MissingData lapse) throws IOException {
    json.writeStartObject();
    json.writeStringField("Kind", name(lapse.kind()));
    json.writeStringField("Name", lapse.name());
    json.writeStringField("From", lapse.from().toString());
    json.writeStringField("To", lapse.to().toString());
    json.writeEndObject();
  }

  private void writeEvent(Event event) throws IOException {
    json.writeStartObject();
    json.writeStringField("Date", event.firstBad().time().toString());
    json.writeBooleanField("Alarm", event.alarms());
    json.writeStringField("Status", name(event.status()));
    writeChanges("Changes", event.changes());
    writeChanges("Elsewhere", event.elsewhere());
    json.writeArrayFieldStart("Markers");
    for (Marker marker : event.markers()) {
      json.writeStartObject();
      json.writeStringField("Date", marker.date().toString());
      json.writeStringField("Label", marker.label());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Jobs");
    for (JobStart job : event.jobs()) {
      json.writeStartObject();
      json.writeStringField("Before", job.before());
      writeRun("First", job.first());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeChanges(String field, Iterable<Change> changes) throws IOException {
    json.writeArrayFieldStart(field);
    for (Change change : changes) {
      writeChange(change);
    }
    json.writeEndArray();
  }

  private void writeChange(Change change) throws IOException {
    json.writeStartObject();
    writeSeries(change.series());
    writeRun("LastGood", change.lastGood());
    writeRun("FirstBad", change.firstBad());
    json.writeStringField("FoundBy", change.foundBy().toString());
    if (change.gap() == null) {
      json.writeNullField("Gap");
    } else {
      json.writeObjectFieldStart("Gap");
      json.writeNumberField("Runs", change.gap().runs());
      writeRun("Last", change.gap().last());
      json.writeEndObject();
    }
    Json.stringField(json, "Compare", links.compare(change).orElse(null));
    writeShift(change.shift());
    json.writeStringField("Verdict", name(change.verdict()));
    json.writeStringField("Status", name(change.status()));
    json.writeBooleanField("Alarm", change.alarms());
    Json.stringField(json, "Silence", change.alarms() ? null : name(change.silence()));
    Json.stringField(json, "Note", change.note());
    json.writeEndObject();
  }

  private void writeShift(Shift shift) throws IOException {
    Json.numberField(json, "Before", shift.before());
    Json.numberField(json, "After", shift.after());
    Json.numberField(json, "RelativeSize", shift.relativeSize());
    json.writeStringField("Direction", name(shift.direction()));
    Json.numberField(json, "PValue", shift.pValue());
    json.writeNumberField("PointsBefore", shift.pointsBefore());
    json.writeNumberField("PointsAfter", shift.pointsAfter());
  }

  private void writeExceeded(PassedThreshold exceeded) throws IOException {
    json.writeStartObject();
    writeSeries(exceeded.series());
    Json.numberField(json, "Value", exceeded.value());
    Json.numberField(json, "Threshold", exceeded.threshold());
    json.writeNumberField("RunsAbove", exceeded.above());
    json.writeNumberField("Runs", exceeded.runs());
    writeRun("Newest", exceeded.newest());
    Json.stringField(json, "Note", exceeded.note());
    json.writeEndObject();
  }

  private void writeDrift(Drift drift) throws IOException {
    json.writeStartObject();
    writeSeries(drift.series());
    json.writeNumberField("Weeks", drift.weeks());
    Json.numberField(json, "Before", drift.before());
    Json.numberField(json, "After", drift.after());
    Json.numberField(json, "InSmallSteps", drift.small());
    json.writeNumberField("RunsBefore", drift.runsBefore());
    json.writeNumberField("RunsAfter", drift.runsAfter());
    writeRun("Newest", drift.newest());
    json.writeStringField("Verdict", name(drift.verdict()));
    json.writeBooleanField("Large", drift.large());
    json.writeBooleanField("Alarm", drift.alarms());
    Json.stringField(json, "Note", drift.note());
    json.writeEndObject();
  }

  private void writeSeries(Change.SeriesKey series) throws IOException {
    json.writeStringField("Lane", series.lane());
    json.writeStringField("Resource", series.resource());
    json.writeStringField("Metric", series.metric());
    json.writeStringField("Unit", MetricGroups.infoOf(series).unit());
  }

  private void writeRun(String field, Run run) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("Job", run.job());
    json.writeStringField("Run", run.id());
    json.writeStringField("Date", run.time().toString());
    Json.stringField(json, "Commit", run.commit());
    Json.stringField(json, "Url", links.run(run).orElse(null));
    json.writeEndObject();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
