package io.github.perfreport.reporting;

import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a lane's week for a pull request, an issue or a chat, readable as raw text too. It
 * explains in full what needs a look, for someone who never saw the metric. What else changed in
 * the last eight weeks, what is open, and missing data are folded.
 */
public final class ReportMarkdown {

  private final MarkdownText text;

  /**
   * A report with links.
   *
   * @param page the name of the page beside the report in each resource's folder; null for none
   */
  public ReportMarkdown(RunLinks links, String page) {
    this.text = new MarkdownText(links, page);
  }

  /** The whole report of a lane. */
  public String report(LaneChanges lane) {
    return report(lane, List.of());
  }

  /** The report of a lane whose data is missing, or as {@code check} judges it. */
  public String report(LaneChanges lane, List<String> missing) {
    text.line("# " + lane.lane() + ", week of " + lane.week());
    missing.forEach(this::writeMissing);
    if (lane.alarms() || missing.isEmpty()) {
      text.line(summary(lane));
    }
    writeResources(lane);
    writeExceeded(lane.exceeded());
    writeDrifts(lane.drifts());
    EventMarkdown events = new EventMarkdown(text);
    lane.events().stream().filter(Event::alarms).forEach(events::write);
    List<Event> recent = lane.events().stream().filter(event -> isRecent(event, lane)).toList();
    writeQuiet(recent.stream().filter(event -> !event.alarms()).toList());
    writeOpen(lane.open());
    writeMissing(lane);
    writeGlossary(recent, lane);
    return text.finish();
  }

  /** The report of a lane that has no data at all. */
  public String withoutData(String lane, List<String> missing) {
    text.line("# " + lane);
    missing.forEach(this::writeMissing);
    return text.finish();
  }

  private void writeMissing(String what) {
    text.line("**" + MarkdownText.escape(Phrases.capital(what)) + "**.");
  }

  private static boolean isRecent(Event event, LaneChanges lane) {
    return event.alarms()
        || Phrases.weeksBetween(event.firstBad(), lane.newest()) < Phrases.RECENT_WEEKS;
  }

  private static String summary(LaneChanges lane) {
    List<String> look = new ArrayList<>();
    look(look, lane.events().stream().filter(Event::alarms).count(), "event");
    look(look, lane.alarming().exceeded().size(), "threshold");
    look(look, lane.alarming().drifts().size(), "drift");
    if (!look.isEmpty()) {
      boolean one = look.size() == 1 && look.get(0).startsWith("1 ");
      return "**" + String.join(", ", look) + (one ? " needs" : " need") + " a look**.";
    }
    return ("Nothing new got worse. " + Phrases.quiet(lane)).strip();
  }

  private static void look(List<String> look, long count, String noun) {
    if (count > 0) {
      look.add(Phrases.count(count, noun));
    }
  }

  private void writeDrifts(List<Drift> drifts) {
    if (drifts.isEmpty()) {
      return;
    }
    text.line("## Worse in small steps");
    text.line("The newest four weeks against the same weeks a quarter or a year earlier:");
    drifts.forEach(drift -> text.item(Phrases.drift(drift)));
    List<Drift> alarms = drifts.stream().filter(Drift::alarms).toList();
    text.acknowledgements(alarms.stream().map(Phrases::acknowledgement).toList());
    text.line("");
  }

  private void writeResources(LaneChanges lane) {
    for (ResourceState state : lane.resources()) {
      String week = state.week().equals(lane.week()) ? "" : " in the week of " + state.week();
      text.item(
          "%s: %s%s, the newest %s of %s"
              .formatted(
                  text.pageOf(state.resource()),
                  Phrases.runs(state.runs(), state.newest()),
                  week,
                  text.link(state.newest()),
                  Phrases.time(state.newest())));
    }
    text.line("");
  }

  private void writeExceeded(List<PassedThreshold> exceeded) {
    if (exceeded.isEmpty()) {
      return;
    }
    text.line("## Thresholds passed this week");
    text.line(
        "The test that prints these numbers sets a limit beside them, most runs are above it:");
    for (PassedThreshold one : exceeded) {
      text.item(Phrases.exceeded(one) + "; the newest is " + text.link(one.newest()));
    }
    text.line("");
  }

  private void writeQuiet(List<Event> events) {
    if (!events.isEmpty()) {
      text.fold(
          "Changed in the last eight weeks, no alarm: " + Phrases.count(events.size(), "event"),
          () -> events.forEach(this::writeQuiet));
    }
  }

  private void writeQuiet(Event event) {
    Change leading = event.leading();
    int others = event.changes().size() - 1;
    text.item(
        "%s %s: %s%s; %s%s"
            .formatted(
                text.dated(leading),
                MarkdownText.verdict(leading),
                Phrases.headline(leading),
                others == 0 ? "" : ", and " + Phrases.count(others, "other metric"),
                MarkdownText.escape(Phrases.standing(leading)),
                text.onPage(leading).map(link -> ", " + link).orElse("")));
  }

  private void writeOpen(List<Change> open) {
    if (!open.isEmpty()) {
      text.fold(
          "Open, nobody has acknowledged it: " + Phrases.count(open.size(), "change"),
          () -> text.table(open, true));
    }
  }

  private void writeMissing(LaneChanges lane) {
    if (!lane.missing().isEmpty()) {
      text.fold(
          "Missing data: " + lane.missing().size(),
          () -> lane.missing().forEach(lapse -> text.item(Phrases.lapse(lapse))));
    }
  }

  /** Explains the metrics that are named but not in a section of their own. */
  private void writeGlossary(List<Event> events, LaneChanges lane) {
    Map<String, String> metrics = new TreeMap<>();
    events.stream()
        .filter(event -> !event.alarms())
        .forEach(event -> explain(event.leading().series(), metrics));
    lane.exceeded().forEach(one -> explain(one.series(), metrics));
    metrics.values().removeIf(String::isEmpty);
    if (!metrics.isEmpty()) {
      text.fold(
          "What the metrics are",
          () -> metrics.forEach((name, says) -> text.item(name + ": " + says)));
    }
  }

  private static void explain(SeriesKey series, Map<String, String> metrics) {
    metrics.put(series.metric(), MetricGroups.infoOf(series).description());
  }
}
