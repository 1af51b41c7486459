package io.github.perfreport.reporting;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Event;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an event that needs a look in full, for somebody who never saw the metric. */
final class EventMarkdown {

  private static final int MAX_LANES = 5;

  private final MarkdownText text;

  EventMarkdown(MarkdownText text) {
    this.text = text;
  }

  /** Writes a section. */
  void write(Event event) {
    Change leading = event.leading();
    text.line(
        "## "
            + leading.date()
            + ": "
            + Phrases.headline(leading)
            + ", "
            + MarkdownText.verdict(leading));
    String meaning = Phrases.meaning(leading);
    if (!meaning.isEmpty()) {
      text.line(meaning);
    }
    writeWhere(leading);
    text.onPage(leading).ifPresent(link -> text.item("The event " + link));
    writeAround(event);
    writeOthers(event.changes().subList(1, event.changes().size()));
    text.acknowledgements(
        event.changes().stream().filter(Change::alarms).map(Phrases::acknowledgement).toList());
    text.line("");
  }

  private void writeWhere(Change change) {
    text.item("Last run before: " + text.run(change.lastGood()));
    if (change.gap() != null) {
      text.item("Between: " + Phrases.gap(change) + text.run(change.gap().last()));
    }
    text.item("First run after: " + text.run(change.firstBad()));
    text.item(
        text.compare(change, "What lies between the runs")
            .orElse("What lies between is " + Phrases.NO_COMMITS));
    text.item("How sure: " + Phrases.certainty(change.shift()));
  }

  private void writeAround(Event event) {
    List<String> lanes = Phrases.elsewhere(event);
    if (!lanes.isEmpty()) {
      text.item(
          "In other lanes at the same time, so the cause is likely not this lane's machines: "
              + some(lanes));
    }
    List<String> nearby = Phrases.nearby(event);
    if (!nearby.isEmpty()) {
      text.item("In these days: " + MarkdownText.escape(String.join("; ", nearby)));
    }
  }

  private void writeOthers(List<Change> others) {
    if (!others.isEmpty()) {
      text.line("\nMoved with it:");
      text.table(others, false);
    }
  }

  private static String some(List<String> all) {
    String shown = all.stream().limit(MAX_LANES).collect(Collectors.joining("; "));
    return all.size() > MAX_LANES ? shown + "; and " + (all.size() - MAX_LANES) + " more" : shown;
  }
}
