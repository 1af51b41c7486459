package io.github.perfreport.cli;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.Run;
import io.github.perfreport.reporting.Phrases;
import io.github.perfreport.reporting.RunLinks;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what got worse for a terminal: a row for each metric, then for each event what it is and
 * where to look.
 */
final class CheckTable {

  private static final String IF_KNOWN = "  if it is known: ";

  private static final String[] HEAD = {
    "LANE", "RESOURCE", "METRIC", "SINCE", "BEFORE", "AFTER", "CHANGE"
  };

  private final List<CheckedLane> lanes;
  private final List<String[]> rows = new ArrayList<>();
  private final List<String> details = new ArrayList<>();

  CheckTable(List<CheckedLane> lanes) {
    this.lanes = lanes;
  }

  String render() {
    rows.add(HEAD);
    lanes.forEach(lane -> lane.changes().ifPresent(changes -> add(changes, lane.links())));
    List<String> lines = new ArrayList<>();
    lanes.forEach(lane -> lane.missing().forEach(what -> lines.add(lane.name() + ": " + what)));
    if (rows.size() > 1) {
      lines.addAll(aligned());
      lines.addAll(details);
    } else {
      lines.addAll(goodNews());
    }
    lines.addAll(open());
    return String.join("\n", lines);
  }

  /** The line that names the lanes without regressions; lanes with missing data are left out. */
  private List<String> goodNews() {
    List<String> well = lanes.stream().filter(CheckedLane::isWell).map(CheckedLane::name).toList();
    if (well.size() == lanes.size()) {
      return List.of("Nothing got worse.");
    }
    return well.isEmpty()
        ? List.of()
        : List.of("Nothing got worse in " + String.join(", ", well) + ".");
  }

  private List<String> open() {
    List<String> open = new ArrayList<>();
    for (CheckedLane lane : lanes) {
      for (Change change : lane.changes().map(LaneChanges::open).orElse(List.of())) {
        open.add("  " + lane.name() + ": " + Phrases.headline(change) + ", since " + change.date());
      }
    }
    if (!open.isEmpty()) {
      open.add(0, "Open, older than the judgement and not acknowledged:");
      open.add(0, "");
    }
    return open;
  }

  private void add(LaneChanges lane, RunLinks links) {
    for (Event event : lane.events()) {
      if (event.alarms()) {
        event.changes().stream().filter(Change::alarms).forEach(this::addRow);
        describe(event, links);
      }
    }
    for (PassedThreshold exceeded : lane.alarming().exceeded()) {
      addRow(exceeded);
      describe(lane, Phrases.exceeded(exceeded), exceeded.newest(), links);
      details.add(IF_KNOWN + Phrases.acknowledgement(exceeded));
    }
    for (Drift drift : lane.alarming().drifts()) {
      addRow(drift);
      describe(lane, Phrases.drift(drift), drift.newest(), links);
      details.add(IF_KNOWN + Phrases.acknowledgement(drift));
    }
  }

  private void describe(LaneChanges lane, String what, Run newest, RunLinks links) {
    details.add("");
    details.add(lane.lane() + ": " + what + ".");
    details.add("  newest run: " + place(newest, links));
  }

  private void addRow(Change change) {
    String metric = change.series().metric();
    Phrases.Pair levels = Phrases.Pair.of(change);
    rows.add(
        new String[] {
          change.series().lane(),
          change.series().resource(),
          metric,
          change.date().toString(),
          levels.first(),
          levels.second(),
          Phrases.size(change.shift())
        });
  }

  private void addRow(PassedThreshold exceeded) {
    String metric = exceeded.series().metric();
    Phrases.Pair levels =
        Phrases.Pair.of(exceeded.threshold(), exceeded.value(), exceeded.series());
    rows.add(
        new String[] {
          exceeded.series().lane(),
          exceeded.series().resource(),
          metric,
          "newest runs",
          "max " + levels.first(),
          levels.second(),
          exceeded.above() + " of " + exceeded.runs() + " runs"
        });
  }

  private void addRow(Drift drift) {
    String metric = drift.series().metric();
    Phrases.Pair levels = Phrases.Pair.of(drift.before(), drift.after(), drift.series());
    rows.add(
        new String[] {
          drift.series().lane(),
          drift.series().resource(),
          metric,
          drift.weeks() + " weeks ago",
          levels.first(),
          levels.second(),
          Phrases.size(drift.before(), drift.after())
        });
  }

  private void describe(Event event, RunLinks links) {
    Change leading = event.leading();
    details.add("");
    details.add(
        leading.date()
            + " "
            + leading.series().lane()
            + ": "
            + Phrases.headline(leading)
            + ", "
            + Phrases.verdict(leading)
            + ".");
    String meaning = Phrases.meaning(leading);
    if (!meaning.isEmpty()) {
      details.add("  " + meaning);
    }
    details.add("  last run before: " + place(leading.lastGood(), links));
    if (leading.gap() != null) {
      details.add("  between: " + Phrases.gap(leading) + place(leading.gap().last(), links));
    }
    details.add("  first run after: " + place(leading.firstBad(), links));
    links.compare(leading).ifPresent(url -> details.add("  what lies between: " + url));
    details.add("  how sure: " + Phrases.certainty(leading.shift()));
    Phrases.elsewhere(event).forEach(line -> details.add("  at the same time in " + line));
    Phrases.nearby(event).forEach(line -> details.add("  in these days: " + line));
    event.changes().stream()
        .filter(Change::alarms)
        .forEach(change -> details.add(IF_KNOWN + Phrases.acknowledgement(change)));
  }

  private static String place(Run run, RunLinks links) {
    String commit = RunLinks.shortCommit(run).map(sha -> ", commit " + sha).orElse("");
    return links.run(run).orElse(run.job() + " " + run.id())
        + " ("
        + Phrases.time(run)
        + commit
        + ")";
  }

  private List<String> aligned() {
    int[] widths = new int[HEAD.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
