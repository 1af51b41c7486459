package io.github.perfreport.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.DisplayUnit;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.Status;
import io.github.perfreport.plot.RunTable;
import io.github.perfreport.reporting.Phrases;
import io.github.perfreport.reporting.RunLinks;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes what changed in a lane, as part of the data of one resource's page: the events that
 * include the resource, newest first, each as seen from that resource.
 */
final class EventData {

  private final ResourceHistory history;
  private final RunTable table;
  private final RunLinks links;
  private final JsonGenerator json;

  EventData(ResourceHistory history, RunTable table, RunLinks links, JsonGenerator json) {
    this.history = history;
    this.table = table;
    this.links = links;
    this.json = json;
  }

  void write(LaneChanges changes) throws IOException {
    json.writeArrayFieldStart("events");
    for (Event event : changes.events()) {
      if (ofResource(event, history.resource()).anyMatch(this::isShown)) {
        writeEvent(event);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("exceeded");
    for (PassedThreshold exceeded : changes.exceeded()) {
      if (exceeded.series().resource().equals(history.resource())) {
        writeExceeded(exceeded);
      }
    }
    json.writeEndArray();
    writeTexts(
        "drifts",
        changes.drifts().stream()
            .filter(drift -> drift.series().resource().equals(history.resource()))
            .map(Phrases::drift)
            .toList());
    json.writeNumberField("silentFrom", changes.silentFrom().getEpochSecond());
    json.writeNumberField("laneNewest", changes.newest().time().getEpochSecond());
    writeLapses(changes.lapses());
    writeTexts("siblings", changes.resources().stream().map(state -> state.resource()).toList());
  }

  /** The changes of a resource in an event, the most important first. */
  static Stream<Change> ofResource(Event event, String resource) {
    return event.changes().stream().filter(change -> change.series().resource().equals(resource));
  }

  private boolean isShown(Change change) {
    Instant first = table.firstMonday().atStartOfDay(ZoneOffset.UTC).toInstant();
    return !change.firstBad().time().isBefore(first);
  }

  /** Writes an object: each key is a one-line summary, its value the list of details. */
  private void writeLapses(List<MissingData> lapses) throws IOException {
    json.writeObjectFieldStart("lapses");
    List<String> vanished =
        lapses.stream()
            .filter(lapse -> lapse.kind() == MissingData.Kind.VANISHED)
            .filter(lapse -> lapse.name().startsWith(history.resource() + "/"))
            .map(Phrases::lapse)
            .toList();
    if (!vanished.isEmpty()) {
      writeTexts(Phrases.count(vanished.size(), "metric") + " vanished", vanished);
    }
    List<String> gaps =
        lapses.stream()
            .filter(lapse -> lapse.kind() == MissingData.Kind.GAP)
            .map(Phrases::lapse)
            .toList();
    if (!gaps.isEmpty()) {
      writeTexts(Phrases.count(gaps.size(), "gap") + " between runs in the last four weeks", gaps);
    }
    json.writeEndObject();
  }

  private void writeEvent(Event event) throws IOException {
    List<Change> own = ofResource(event, history.resource()).toList();
    json.writeStartObject();
    json.writeStringField("meaning", Phrases.meaning(own.get(0)));
    json.writeBooleanField("alarm", event.alarms());
    json.writeArrayFieldStart("changes");
    for (Change change : own) {
      writeChange(change);
    }
    for (Change change : event.changes()) {
      if (!change.series().resource().equals(history.resource())) {
        writeChange(change);
      }
    }
    json.writeEndArray();
    writeLeading(own.get(0));
    writeTexts("elsewhere", Phrases.elsewhere(event));
    writeTexts("nearby", Phrases.nearby(event));
    json.writeEndObject();
  }

  private void writeChange(Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("metric", change.series().metric());
    if (!change.series().resource().equals(history.resource())) {
      json.writeStringField("resource", change.series().resource());
      writeUnitAndMove(json, change);
    } else {
      writeMove(json, change, scale(change.series().metric()));
    }
    writeSilence(json, change);
    json.writeEndObject();
  }

  /** What the page's numbers of a metric are multiplied by. */
  private double scale(String metric) {
    return history.series().stream()
        .filter(series -> series.metric().equals(metric))
        .mapToDouble(Series::scale)
        .findFirst()
        .orElse(1);
  }

  /** Writes a unit that suits a move, and the move in it. */
  static void writeUnitAndMove(JsonGenerator json, Change change) throws IOException {
    DisplayUnit unit =
        DisplayUnit.of(MetricGroups.infoOf(change.series()), change.shift().largerSize());
    json.writeStringField("unit", unit.unit());
    writeMove(json, change, unit.scale());
  }

  /** Writes when a level moved, from where to where, and whether that is good. */
  private static void writeMove(JsonGenerator json, Change change, double scale)
      throws IOException {
    json.writeNumberField("time", change.firstBad().time().getEpochSecond());
    SafeJson.number(json, "before", scale * change.shift().before());
    SafeJson.number(json, "after", scale * change.shift().after());
    json.writeStringField("verdict", verdict(change));
  }

  /** The verdict that sets a change's colour and filter: known once someone has acknowledged it. */
  static String verdict(Change change) {
    return change.status() == Status.KNOWN
        ? "known"
        : change.verdict().name().toLowerCase(Locale.ROOT);
  }

  /** Writes where to look, for the change that names the event. */
  private void writeLeading(Change change) throws IOException {
    writeRun("good", change.lastGood());
    writeRun("bad", change.firstBad());
    if (change.gap() != null) {
      json.writeStringField("gap", Phrases.gap(change));
      writeRun("gapLast", change.gap().last());
    }
    json.writeStringField("compare", links.compare(change).orElse(null));
    json.writeStringField("sure", Phrases.certainty(change.shift()));
    writeSilence(json, change);
  }

  /**
   * Writes why a change is no alarm, in words and as a constant; the constant is null for an alarm.
   */
  static void writeSilence(JsonGenerator json, Change change) throws IOException {
    json.writeStringField("standing", Phrases.standing(change));
    json.writeStringField(
        "silence", change.alarms() ? null : change.silence().name().toLowerCase(Locale.ROOT));
  }

  private void writeRun(String field, Run run) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("time", run.time().getEpochSecond());
    json.writeStringField("url", links.run(run).orElse(null));
    json.writeStringField("commit", RunLinks.shortCommit(run).orElse(null));
    json.writeEndObject();
  }

  private void writeExceeded(PassedThreshold exceeded) throws IOException {
    json.writeStartObject();
    json.writeStringField("metric", exceeded.series().metric());
    json.writeStringField("text", Phrases.exceeded(exceeded));
    writeRun("newest", exceeded.newest());
    json.writeEndObject();
  }

  private void writeTexts(String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
