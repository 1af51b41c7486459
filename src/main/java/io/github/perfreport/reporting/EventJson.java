package io.github.perfreport.reporting;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.Gap;
import io.github.perfreport.model.Change.Shift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.Event.JobStart;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.Status;
import io.github.perfreport.model.Verdict;
import io.github.perfreport.storage.Json;
import java.io.IOException;
import java.util.List;

/** The events of changes.json: each object's fields are written here, and read right below. */
final class EventJson {

  private final JsonGenerator json;
  private final RunJson runs;
  private final RunLinks links;

  EventJson(JsonGenerator json, RunJson runs, RunLinks links) {
    this.json = json;
    this.runs = runs;
    this.links = links;
  }

  void write(Event event) throws IOException {
    json.writeStringField("Date", event.firstBad().time().toString());
    json.writeBooleanField("Alarm", event.alarms());
    runs.constant("Status", event.status());
    runs.list("Changes", event.changes(), this::write);
    runs.list("Elsewhere", event.elsewhere(), this::write);
    runs.list("Markers", event.markers(), this::write);
    runs.list("Jobs", event.jobs(), this::write);
  }

  static Event read(JsonObject event) {
    List<Change> changes = event.list("Changes", EventJson::readChange);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("an event has no \"Changes\"");
    }
    return new Event(
        changes,
        event.list("Elsewhere", EventJson::readChange),
        event.list("Markers", EventJson::readMarker),
        event.list("Jobs", EventJson::readJob));
  }

  private void write(Marker marker) throws IOException {
    json.writeStringField("Date", marker.date().toString());
    json.writeStringField("Label", marker.label());
  }

  private static Marker readMarker(JsonObject marker) {
    return new Marker(marker.date("Date"), marker.text("Label"));
  }

  private void write(JobStart job) throws IOException {
    json.writeStringField("Before", job.before());
    runs.write("First", job.first());
  }

  private static JobStart readJob(JsonObject job) {
    return new JobStart(job.text("Before"), RunJson.read(job.object("First")));
  }

  private void write(Change change) throws IOException {
    runs.write(change.series());
    runs.write("LastGood", change.lastGood());
    runs.write("FirstBad", change.firstBad());
    json.writeStringField("FoundBy", change.foundBy().toString());
    write(change.gap());
    Json.stringField(json, "Compare", links.compare(change).orElse(null));
    write(change.shift());
    runs.constant("Verdict", change.verdict());
    runs.constant("Status", change.status());
    json.writeBooleanField("Alarm", change.alarms());
    Json.stringField(json, "Silence", change.alarms() ? null : JsonObject.nameOf(change.silence()));
    Json.stringField(json, "Note", change.note());
  }

  private static Change readChange(JsonObject change) {
    return new Change(
        RunJson.readSeries(change),
        RunJson.read(change.object("LastGood")),
        RunJson.read(change.object("FirstBad")),
        change.time("FoundBy"),
        change.isNull("Gap") ? null : readGap(change.object("Gap")),
        readShift(change),
        change.constant("Verdict", Verdict.class),
        change.constant("Status", Status.class),
        change.isNull("Silence") ? null : change.constant("Silence", NoAlarmReason.class),
        change.textOrNull("Note"));
  }

  private void write(Gap gap) throws IOException {
    if (gap == null) {
      json.writeNullField("Gap");
      return;
    }
    json.writeObjectFieldStart("Gap");
    json.writeNumberField("Runs", gap.runs());
    runs.write("Last", gap.last());
    json.writeEndObject();
  }

  private static Gap readGap(JsonObject gap) {
    return new Gap(gap.count("Runs"), RunJson.read(gap.object("Last")));
  }

  private void write(Shift shift) throws IOException {
    Json.numberField(json, "Before", shift.before());
    Json.numberField(json, "After", shift.after());
    Json.numberField(json, "RelativeSize", shift.relativeSize());
    runs.constant("Direction", shift.direction());
    Json.numberField(json, "PValue", shift.pValue());
    json.writeNumberField("PointsBefore", shift.pointsBefore());
    json.writeNumberField("PointsAfter", shift.pointsAfter());
  }

  private static Shift readShift(JsonObject change) {
    return new Shift(
        change.number("Before"),
        change.number("After"),
        change.number("PValue"),
        change.count("PointsBefore"),
        change.count("PointsAfter"));
  }
}
