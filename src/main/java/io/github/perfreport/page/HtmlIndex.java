package io.github.perfreport.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.plot.Palette;
import io.github.perfreport.reporting.Phrases;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The page of all lanes: the state of each, its latest changes, and links to its pages. The input
 * is the lanes' changes, the output is the whole text of a file like {@link HtmlPage}'s. The same
 * lanes give the same text.
 */
public final class HtmlIndex {

  private static final int LAST_EVENTS = 3;

  private final SingleFilePage file =
      new SingleFilePage(
          "index.html",
          List.of(Palette.css(), SingleFilePage.own("base.css"), SingleFilePage.own("index.css")),
          "",
          List.of("format.js", "index.js"));

  /**
   * The page's text, to be stored as UTF-8.
   *
   * @param lanes in the order in which they are shown
   * @param pages the resources that have a page, as {@code lane/resource}
   */
  public String render(List<LaneChanges> lanes, Set<String> pages) {
    return file.fill(Map.of("data", SafeJson.of(json -> write(json, lanes, pages))));
  }

  private static void write(JsonGenerator json, List<LaneChanges> lanes, Set<String> pages)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("lanes");
    for (LaneChanges lane : lanes) {
      writeLane(json, lane, pages);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeLane(JsonGenerator json, LaneChanges lane, Set<String> pages)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("lane", lane.lane());
    json.writeNumberField("newest", lane.newest().time().getEpochSecond());
    json.writeNumberField("silentFrom", lane.silentFrom().getEpochSecond());
    json.writeStringField("week", lane.week().toString());
    json.writeNumberField("alarms", lane.events().stream().filter(Event::alarms).count());
    json.writeNumberField("open", lane.open().size());
    json.writeNumberField("thresholds", lane.alarming().exceeded().size());
    json.writeNumberField("drifting", lane.alarming().drifts().size());
    json.writeStringField("quiet", Phrases.quiet(lane));
    json.writeArrayFieldStart("resources");
    for (ResourceState state : lane.resources()) {
      writeResource(json, lane, state, pages);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("events");
    for (Event event : lane.events().stream().limit(LAST_EVENTS).toList()) {
      writeEvent(json, event);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("exceeded");
    for (PassedThreshold exceeded : lane.exceeded()) {
      json.writeString(Phrases.exceeded(exceeded));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("drifts");
    for (Drift drift : lane.drifts()) {
      json.writeString(Phrases.drift(drift));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("lapses");
    for (MissingData lapse : lane.missing()) {
      json.writeString(Phrases.lapse(lapse));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeResource(
      JsonGenerator json, LaneChanges lane, ResourceState state, Set<String> pages)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("resource", state.resource());
    json.writeBooleanField("page", pages.contains(lane.lane() + "/" + state.resource()));
    json.writeStringField("week", state.week().toString());
    json.writeStringField("runs", Phrases.runs(state.runs(), state.newest()));
    json.writeNumberField("metrics", state.metrics());
    json.writeNumberField("worse", recent(lane, state, "worse"));
    json.writeNumberField("better", recent(lane, state, "better"));
    json.writeNumberField("known", recent(lane, state, "known"));
    json.writeNumberField("changed", recent(lane, state, "changed"));
    json.writeEndObject();
  }

  /** The number of recent changes of a kind in a resource. */
  private static long recent(LaneChanges lane, ResourceState state, String kind) {
    return lane.events().stream()
        .flatMap(event -> EventData.ofResource(event, state.resource()))
        .filter(
            change -> Phrases.weeksBetween(change.firstBad(), lane.newest()) < Phrases.RECENT_WEEKS)
        .filter(change -> EventData.verdict(change).equals(kind))
        .count();
  }

  private static void writeEvent(JsonGenerator json, Event event) throws IOException {
    Change leading = event.leading();
    json.writeStartObject();
    json.writeStringField("metric", leading.series().metric());
    json.writeStringField("resource", leading.series().resource());
    EventData.writeUnitAndMove(json, leading);
    EventData.writeSilence(json, leading);
    json.writeStringField("meaning", Phrases.meaning(leading));
    json.writeNumberField("others", event.changes().size() - 1);
    json.writeNumberField("elsewhere", event.elsewhere().size());
    json.writeEndObject();
  }
}
