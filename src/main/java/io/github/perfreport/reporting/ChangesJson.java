package io.github.perfreport.reporting;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.RunCount;
import io.github.perfreport.model.Verdict;
import io.github.perfreport.storage.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/**
 * What changed in a lane as JSON, for programs. The same changes give the same bytes, and what is
 * written reads back the same, except for the states of runs. Links, units and what follows from
 * other fields are written, but not read.
 */
public final class ChangesJson {

  private static final ObjectMapper MAPPER = new ObjectMapper(Json.FACTORY);

  private final JsonGenerator json;
  private final RunJson runs;
  private final EventJson events;

  private ChangesJson(JsonGenerator json, RunLinks links) {
    this.json = json;
    this.runs = new RunJson(json, links);
    this.events = new EventJson(json, runs, links);
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
    json.writeStartObject();
    new ChangesJson(json, links).write(changes);
    json.writeEndObject();
  }

  /**
   * Reads the bytes of changes.json.
   *
   * @throws IOException if they are anything else; the message names the field in one line
   */
  public static LaneChanges read(byte[] bytes) throws IOException {
    return read(bytes, ChangesJson::readLane);
  }

  /** Reads only the time since which the lane has been watched. */
  static Instant readWatchedSince(byte[] bytes) throws IOException {
    return read(bytes, lane -> lane.time("WatchedSince"));
  }

  private static <T> T read(byte[] bytes, Function<JsonObject, T> reader) throws IOException {
    try {
      return reader.apply(new JsonObject(MAPPER.readTree(bytes)));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void write(LaneChanges lane) throws IOException {
    json.writeStringField("Lane", lane.lane());
    json.writeStringField("Week", lane.week().toString());
    runs.write("Newest", lane.newest());
    json.writeStringField("UsualInterval", lane.usualInterval().toString());
    json.writeStringField("WatchedSince", lane.watchedSince().toString());
    json.writeBooleanField("Alarm", lane.alarms());
    runs.list("Resources", lane.resources(), this::write);
    runs.list("Events", lane.events(), events::write);
    runs.list("Exceeded", lane.exceeded(), this::write);
    runs.list("Drifts", lane.drifts(), this::write);
    runs.list("Missing", lane.lapses(), this::write);
  }

  private static LaneChanges readLane(JsonObject json) {
    String lane = json.text("Lane");
    return new LaneChanges(
        lane,
        RunJson.read(json.object("Newest")),
        json.date("Week"),
        json.list("Resources", ChangesJson::readResource),
        json.list("Events", EventJson::read),
        json.list("Exceeded", ChangesJson::readExceeded),
        json.list("Drifts", ChangesJson::readDrift),
        json.list("Missing", missing -> readMissing(lane, missing)),
        json.duration("UsualInterval"),
        json.time("WatchedSince"));
  }

  private void write(ResourceState resource) throws IOException {
    json.writeStringField("Resource", resource.resource());
    json.writeNumberField("Metrics", resource.metrics());
    runs.write("Newest", resource.newest());
    json.writeStringField("Week", resource.week().toString());
    RunCount count = resource.runs();
    json.writeNumberField("Runs", count.runs());
    Json.numberField(json, "UsualLeast", count.hasUsual() ? (double) count.least() : null);
    Json.numberField(json, "UsualMost", count.hasUsual() ? (double) count.most() : null);
    json.writeObjectFieldStart("LastWeeks");
    for (Map.Entry<String, LocalDate> metric : resource.lastWeeks().entrySet()) {
      json.writeStringField(metric.getKey(), metric.getValue().toString());
    }
    json.writeEndObject();
  }

  private static ResourceState readResource(JsonObject resource) {
    return new ResourceState(
        resource.text("Resource"),
        resource.dates("LastWeeks"),
        RunJson.read(resource.object("Newest")),
        resource.date("Week"),
        new RunCount(
            resource.count("Runs"),
            resource.countOr("UsualLeast", -1),
            resource.countOr("UsualMost", -1)));
  }

  private void write(PassedThreshold exceeded) throws IOException {
    runs.write(exceeded.series());
    Json.numberField(json, "Value", exceeded.value());
    Json.numberField(json, "Threshold", exceeded.threshold());
    json.writeNumberField("RunsAbove", exceeded.above());
    json.writeNumberField("Runs", exceeded.runs());
    runs.write("Newest", exceeded.newest());
    Json.stringField(json, "Note", exceeded.note());
  }

  private static PassedThreshold readExceeded(JsonObject exceeded) {
    return new PassedThreshold(
        RunJson.readSeries(exceeded),
        exceeded.number("Value"),
        exceeded.number("Threshold"),
        exceeded.count("RunsAbove"),
        exceeded.count("Runs"),
        RunJson.read(exceeded.object("Newest")),
        exceeded.textOrNull("Note"));
  }

  private void write(Drift drift) throws IOException {
    runs.write(drift.series());
    json.writeNumberField("Weeks", drift.weeks());
    Json.numberField(json, "Before", drift.before());
    Json.numberField(json, "After", drift.after());
    Json.numberField(json, "InSmallSteps", drift.small());
    json.writeNumberField("RunsBefore", drift.runsBefore());
    json.writeNumberField("RunsAfter", drift.runsAfter());
    runs.write("Newest", drift.newest());
    runs.constant("Verdict", drift.verdict());
    json.writeBooleanField("Large", drift.large());
    json.writeBooleanField("Alarm", drift.alarms());
    Json.stringField(json, "Note", drift.note());
  }

  private static Drift readDrift(JsonObject drift) {
    return new Drift(
        RunJson.readSeries(drift),
        drift.count("Weeks"),
        drift.number("Before"),
        drift.number("After"),
        drift.number("InSmallSteps"),
        drift.count("RunsBefore"),
        drift.count("RunsAfter"),
        RunJson.read(drift.object("Newest")),
        drift.constant("Verdict", Verdict.class),
        drift.flag("Large"),
        drift.textOrNull("Note"));
  }

  private void write(MissingData missing) throws IOException {
    runs.constant("Kind", missing.kind());
    json.writeStringField("Name", missing.label());
    json.writeStringField("From", missing.from().toString());
    json.writeStringField("To", missing.to().toString());
  }

  private static MissingData readMissing(String lane, JsonObject missing) {
    return MissingData.ofLabel(
        lane,
        missing.constant("Kind", MissingData.Kind.class),
        missing.text("Name"),
        missing.time("From"),
        missing.time("To"));
  }
}
