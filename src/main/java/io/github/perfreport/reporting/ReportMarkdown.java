package io.github.perfreport.reporting;

import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Status;
import io.github.perfreport.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a lane's week for a pull request, an issue or a chat, readable as raw text too. It
 * explains in full what needs a look, for someone who never saw the metric. It lists what else
 * changed in the last eight weeks, a line each, the worst of it, and missing data.
 */
public final class ReportMarkdown {

  /** A table of metrics that moved together has at most this many rows; the rest is a count. */
  private static final int WORST = 10;

  private static final int MAX_LANES = 5;

  private final RunLinks links;
  private final boolean withPages;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> addresses = new TreeMap<>();

  /**
   * A report with links.
   *
   * @param withPages whether the pages of the resources are beside the report, to link to
   */
  public ReportMarkdown(RunLinks links, boolean withPages) {
    this.links = links;
    this.withPages = withPages;
  }

  /** The whole report of a lane. */
  public String report(LaneChanges lane) {
    return report(lane, List.of());
  }

  /** The report of a lane whose data is missing, or as {@code check} judges it. */
  public String report(LaneChanges lane, List<String> missing) {
    text.append("# ").append(lane.lane()).append(", week of ").append(lane.week()).append("\n\n");
    missing.forEach(this::writeMissing);
    if (lane.alarms() || missing.isEmpty()) {
      line(summary(lane));
    }
    writeResources(lane);
    writeMissing(lane);
    writeExceeded(lane.exceeded());
    writeDrifts(lane.drifts());
    lane.events().stream().filter(Event::alarms).forEach(this::writeEvent);
    List<Event> recent = lane.events().stream().filter(event -> isRecent(event, lane)).toList();
    writeQuiet(recent.stream().filter(event -> !event.alarms()).toList());
    writeOpen(lane.open());
    writeWorst(recent);
    writeGlossary(recent, lane.exceeded());
    writeAddresses();
    return text.toString().stripTrailing() + "\n";
  }

  /** The report of a lane that has no data at all. */
  public String withoutData(String lane, List<String> missing) {
    text.append("# ").append(lane).append("\n\n");
    missing.forEach(this::writeMissing);
    return text.toString().stripTrailing() + "\n";
  }

  private void writeMissing(String what) {
    line("**" + escape(Phrases.capital(what)) + "**.");
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
    line("## Worse in small steps");
    line("The newest four weeks against the same weeks a quarter or a year earlier:");
    drifts.forEach(drift -> item(Phrases.drift(drift)));
    List<Drift> alarms = drifts.stream().filter(Drift::alarms).toList();
    writeAcknowledgements(alarms.stream().map(Phrases::acknowledgement).toList());
    text.append('\n');
  }

  private void writeResources(LaneChanges lane) {
    for (ResourceState state : lane.resources()) {
      String name =
          withPages
              ? "[" + state.resource() + "](" + state.resource() + "/index.html)"
              : state.resource();
      String week = state.week().equals(lane.week()) ? "" : " in the week of " + state.week();
      item(
          "%s: %s%s, the newest %s of %s"
              .formatted(
                  name,
                  Phrases.runs(state.runs(), state.newest()),
                  week,
                  link(state.newest()),
                  Phrases.time(state.newest())));
    }
    text.append('\n');
  }

  private void writeExceeded(List<PassedThreshold> exceeded) {
    if (exceeded.isEmpty()) {
      return;
    }
    line("## Thresholds passed this week");
    line("The test that prints these numbers sets a limit beside them, most runs are above it:");
    for (PassedThreshold one : exceeded) {
      item(Phrases.exceeded(one) + "; the newest is " + link(one.newest()));
    }
    text.append('\n');
  }

  private void writeEvent(Event event) {
    Change leading = event.leading();
    line("## " + leading.date() + ": " + Phrases.headline(leading) + ", " + verdict(leading));
    String meaning = Phrases.meaning(leading);
    if (!meaning.isEmpty()) {
      line(meaning);
    }
    writeWhere(leading);
    writeAround(event);
    writeOthers(event.changes().subList(1, event.changes().size()));
    writeAcknowledgements(
        event.changes().stream().filter(Change::alarms).map(Phrases::acknowledgement).toList());
    text.append('\n');
  }

  private static String verdict(Change change) {
    String verdict = Phrases.verdict(change);
    return change.alarms() ? "**" + verdict + "**" : verdict;
  }

  private void writeWhere(Change change) {
    item("Last run before: " + run(change.lastGood()));
    if (change.gap() != null) {
      item("Between: " + Phrases.gap(change) + run(change.gap().last()));
    }
    item("First run after: " + run(change.firstBad()));
    item(
        links
            .compare(change)
            .map(url -> linked("What lies between the runs", commits(change), url))
            .orElse("What lies between is " + Phrases.NO_COMMITS));
    item("How sure: " + Phrases.certainty(change.shift()));
  }

  private void writeAround(Event event) {
    List<String> lanes = Phrases.elsewhere(event);
    if (!lanes.isEmpty()) {
      item(
          "In other lanes at the same time, so the cause is likely not this lane's machines: "
              + some(lanes));
    }
    List<String> nearby = Phrases.nearby(event);
    if (!nearby.isEmpty()) {
      item("In these days: " + escape(String.join("; ", nearby)));
    }
  }

  private void writeOthers(List<Change> others) {
    if (!others.isEmpty()) {
      text.append("\nMoved with it:\n\n");
      writeTable(others, false);
    }
  }

  private void writeTable(List<Change> changes, boolean dated) {
    text.append(dated ? "| since " : "").append("| metric | of | before | after | | |\n");
    text.append(dated ? "|---" : "").append("|---|---|--:|--:|--:|---|\n");
    for (Change change : changes.subList(0, Math.min(WORST, changes.size()))) {
      text.append(dated ? "| " + dated(change) + " " : "").append(row(change)).append('\n');
    }
    if (changes.size() > WORST) {
      text.append("\nand ").append(changes.size() - WORST).append(" more\n");
    }
  }

  private String dated(Change change) {
    String date = change.date().toString();
    Run first = change.firstBad();
    return links.run(first).map(url -> linked(date, first.id(), url)).orElse(date);
  }

  private String row(Change change) {
    String size = Phrases.size(change.shift());
    Phrases.Pair levels = Phrases.Pair.of(change);
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            change.series().metric(),
            change.series().resource(),
            levels.first(),
            levels.second(),
            links.compare(change).map(url -> linked(size, commits(change), url)).orElse(size),
            verdict(change));
  }

  private void writeAcknowledgements(List<String> entries) {
    if (!entries.isEmpty()) {
      text.append("\nIf it is known, these lines of the lane's `acks` silence it:\n\n```yaml\n");
      entries.forEach(entry -> text.append(entry).append('\n'));
      text.append("```\n");
    }
  }

  private void writeQuiet(List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    line("## Changed in the last eight weeks, no alarm");
    for (Event event : events) {
      Change leading = event.leading();
      int others = event.changes().size() - 1;
      item(
          dated(leading)
              + " "
              + verdict(leading)
              + ": "
              + Phrases.headline(leading)
              + (others == 0 ? "" : ", and " + Phrases.count(others, "other metric"))
              + "; "
              + escape(Phrases.standing(leading)));
    }
    text.append('\n');
  }

  private void writeOpen(List<Change> open) {
    if (!open.isEmpty()) {
      line("## Open: lasts, and nobody has acknowledged it");
      writeTable(open, true);
      text.append('\n');
    }
  }

  /**
   * Writes a short overview of what got worse, if there are several events, or one with many
   * metrics.
   */
  private void writeWorst(List<Event> events) {
    List<Change> worse = new ArrayList<>();
    for (Event event : events) {
      event.changes().stream()
          .filter(change -> change.verdict() == Verdict.WORSE && change.status() == Status.NEW)
          .forEach(worse::add);
    }
    if (events.size() > 1 && worse.size() > 1) {
      worse.sort(Change.BY_WEIGHT);
      line("## What got worst in the last eight weeks");
      writeTable(worse, true);
      text.append('\n');
    }
  }

  private void writeMissing(LaneChanges lane) {
    if (!lane.missing().isEmpty()) {
      line("## Missing data");
      lane.missing().forEach(lapse -> item(Phrases.lapse(lapse)));
      text.append('\n');
    }
  }

  /** Explains the metrics that appear only in tables. */
  private void writeGlossary(List<Event> events, List<PassedThreshold> exceeded) {
    Map<String, String> metrics = new TreeMap<>();
    events.forEach(event -> event.changes().forEach(c -> explain(c.series(), metrics)));
    events.stream().filter(Event::alarms).forEach(event -> metrics.remove(nameOf(event.leading())));
    exceeded.forEach(one -> explain(one.series(), metrics));
    metrics.values().removeIf(String::isEmpty);
    if (!metrics.isEmpty()) {
      line("## What the metrics are");
      metrics.forEach((metric, text) -> item(metric + ": " + text));
    }
  }

  private static void explain(SeriesKey series, Map<String, String> metrics) {
    metrics.put(series.metric(), MetricGroups.infoOf(series).description());
  }

  private static String nameOf(Change change) {
    return change.series().metric();
  }

  private String run(Run run) {
    String commit = RunLinks.shortCommit(run).map(sha -> ", commit " + sha).orElse("");
    return link(run) + " of " + Phrases.time(run) + commit;
  }

  private String link(Run run) {
    String name = escape(run.id().isEmpty() ? "?" : run.id());
    return links.run(run).map(url -> linked(name, run.id(), url)).orElse(name);
  }

  private static String commits(Change change) {
    return RunLinks.shortCommit(change.lastGood()).orElse("?")
        + ".."
        + RunLinks.shortCommit(change.firstBad()).orElse("?");
  }

  /**
   * A link whose address is at the report's end, so that it doesn't interrupt the text. Its name
   * comes from its target, so that the reports of several lanes can be joined in one text.
   */
  private String linked(String label, String target, String url) {
    String name = target;
    for (int i = 2; !addresses.computeIfAbsent(name, n -> url).equals(url); i++) {
      name = target + "-" + i;
    }
    return label.equals(name) ? "[" + label + "]" : "[" + label + "][" + name + "]";
  }

  private void writeAddresses() {
    addresses.forEach((name, url) -> text.append("\n[" + name + "]: " + url));
  }

  private static String some(List<String> all) {
    String shown = all.stream().limit(MAX_LANES).collect(Collectors.joining("; "));
    return all.size() > MAX_LANES ? shown + "; and " + (all.size() - MAX_LANES) + " more" : shown;
  }

  private void item(String content) {
    text.append("- ").append(content).append('\n');
  }

  private void line(String content) {
    text.append(content).append("\n\n");
  }

  /**
   * Escapes labels, which can be any text; names of runs and metrics can't contain Markdown or HTML
   * syntax.
   */
  public static String escape(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#!])", "\\\\$1");
  }
}
