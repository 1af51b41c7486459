package io.github.perfreport.changes;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.Exceeded;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MetricText;
import io.github.perfreport.model.Run;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What changed, for a pull request, an issue or a chat: events newest first, each readable by
 * someone who never saw the metric.
 */
public final class ReportMarkdown {

  /** Beyond it a table of metrics that moved together is a list of names. */
  private static final int MAX_ROWS = 12;

  private static final int MAX_LANES = 5;

  private final Links links;
  private final StringBuilder text = new StringBuilder();

  /** A report with links. */
  public ReportMarkdown(Links links) {
    this.links = links;
  }

  /** The whole report of a lane. */
  public String report(LaneChanges lane) {
    text.append("# What changed in ").append(lane.lane()).append("\n\n");
    line(
        "Week of Monday "
            + lane.week()
            + ", newest run "
            + link(lane.newest())
            + " of "
            + Words.time(lane.newest())
            + ". "
            + summary(lane));
    writeExceeded(lane.exceeded());
    lane.events().forEach(this::writeEvent);
    writeGlossary(lane);
    return text.toString();
  }

  private static String summary(LaneChanges lane) {
    long alarms = lane.events().stream().filter(Event::alarms).count();
    String need =
        alarms == 0
            ? "Nothing new got worse"
            : alarms == 1 ? "**One event needs a look**" : "**" + alarms + " events need a look**";
    return need + ".";
  }

  private void writeExceeded(List<Exceeded> exceeded) {
    if (exceeded.isEmpty()) {
      return;
    }
    line("## Thresholds passed this week");
    line("The test that prints these numbers sets a limit beside them, most runs are above it:");
    for (Exceeded one : exceeded) {
      text.append("- ").append(Words.exceeded(one));
      text.append("; the newest is ").append(link(one.newest())).append('\n');
    }
    text.append('\n');
  }

  private void writeEvent(Event event) {
    Change leading = event.leading();
    text.append("## ").append(leading.date()).append(": ").append(Words.headline(leading));
    text.append(", ").append(verdict(event)).append("\n\n");
    String meaning = Words.meaning(leading);
    if (!meaning.isEmpty()) {
      line(meaning);
    }
    writeWhere(leading);
    writeAround(event);
    writeOthers(event.changes().subList(1, event.changes().size()));
    writeAcknowledgements(event);
    text.append('\n');
  }

  private static String verdict(Event event) {
    Change leading = event.leading();
    String verdict =
        switch (leading.verdict()) {
          case WORSE -> "worse";
          case BETTER -> "better";
          case CHANGED -> "neither worse nor better";
        };
    return event.alarms() ? "**" + verdict + "**" : verdict;
  }

  private void writeWhere(Change change) {
    item("Last run before: " + run(change.lastGood()));
    if (change.gap() != null) {
      item("Between: " + Words.gap(change) + run(change.gap().last()));
    }
    item("First run after: " + run(change.firstBad()));
    links.compare(change).ifPresent(url -> item("[What lies between the runs](" + url + ")"));
    item("How sure: " + Words.certainty(change.shift()));
    item("Status: " + Words.standing(change));
  }

  private void writeAcknowledgements(Event event) {
    List<Change> alarms = event.changes().stream().filter(Change::alarms).toList();
    if (!alarms.isEmpty()) {
      text.append("\nIf it is known, these lines of the lane's `acks` silence it:\n\n```yaml\n");
      alarms.forEach(change -> text.append(Words.acknowledgement(change)).append('\n'));
      text.append("```\n");
    }
  }

  /** What the metrics are that stand in tables alone. */
  private void writeGlossary(LaneChanges lane) {
    Set<String> metrics = new TreeSet<>();
    lane.events().forEach(event -> event.changes().forEach(c -> metrics.add(c.series().metric())));
    lane.events().forEach(event -> metrics.remove(event.leading().series().metric()));
    lane.exceeded().forEach(exceeded -> metrics.add(exceeded.series().metric()));
    metrics.removeIf(metric -> MetricText.describe(metric).isEmpty());
    if (!metrics.isEmpty()) {
      text.append("## The other metrics\n\n");
      metrics.forEach(metric -> item(metric + ": " + MetricText.describe(metric)));
    }
  }

  private String run(Run run) {
    String commit = Links.shortCommit(run).map(sha -> ", commit " + sha).orElse("");
    return link(run) + " of " + Words.time(run) + commit;
  }

  private String link(Run run) {
    String name = escape(run.id().isEmpty() ? "?" : run.id());
    return links.run(run).map(url -> "[" + name + "](" + url + ")").orElse(name);
  }

  private void writeOthers(List<Change> others) {
    if (others.isEmpty()) {
      return;
    }
    text.append("\nMoved with it:\n\n| metric | of | before | after | | |\n");
    text.append("|---|---|--:|--:|--:|---|\n");
    for (Change other : others.subList(0, Math.min(MAX_ROWS, others.size()))) {
      text.append(
          "| %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  other.series().metric(),
                  other.series().resource(),
                  Words.number(other.shift().before()),
                  Words.quantity(other.shift().after(), other.series().metric()),
                  Words.size(other.shift()),
                  other.alarms()
                      ? "**worse**"
                      : other.verdict().name().toLowerCase(java.util.Locale.ROOT)));
    }
    if (others.size() > MAX_ROWS) {
      text.append("\nand ").append(others.size() - MAX_ROWS).append(" more: ");
      text.append(
          others.subList(MAX_ROWS, others.size()).stream()
              .map(other -> other.series().metric() + " of " + other.series().resource())
              .collect(Collectors.joining(", ")));
      text.append('\n');
    }
  }

  private void writeAround(Event event) {
    List<String> lanes = Words.elsewhere(event);
    if (!lanes.isEmpty()) {
      item(
          "In other lanes at the same time, so the cause is likely not this lane's machines: "
              + some(lanes));
    }
    List<String> nearby = Words.nearby(event);
    if (!nearby.isEmpty()) {
      item("In these days: " + escape(String.join("; ", nearby)));
    }
  }

  private static String some(List<String> all) {
    String shown = String.join("; ", all.subList(0, Math.min(MAX_LANES, all.size())));
    return all.size() > MAX_LANES ? shown + "; and " + (all.size() - MAX_LANES) + " more" : shown;
  }

  private void item(String content) {
    text.append("- ").append(content).append('\n');
  }

  private void line(String content) {
    text.append(content).append("\n\n");
  }

  /** Labels are anyone's; names of runs and metrics can't hold what Markdown or HTML reads. */
  private static String escape(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#!])", "\\\\$1");
  }
}
