package io.github.perfreport.cli;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.reporting.Phrases;
import io.github.perfreport.reporting.RunLinks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what got worse as JUnit XML. Each lane is a suite. It has one case for the lane's data and
 * one for each watched metric, so that the CI system shows the history of each. A metric without
 * values in the newest four weeks is skipped.
 */
final class CheckJunit {

  private static final int RECENT_WEEKS = 4;

  private final List<CheckedLane> lanes;

  CheckJunit(List<CheckedLane> lanes) {
    this.lanes = lanes;
  }

  String render() {
    Map<String, List<JunitXml.Case>> suites = new LinkedHashMap<>();
    lanes.forEach(lane -> suites.put(lane.name(), cases(lane)));
    return JunitXml.render(suites);
  }

  private static List<JunitXml.Case> cases(CheckedLane lane) {
    List<JunitXml.Case> cases = new ArrayList<>();
    String missing = lane.missing().isEmpty() ? null : String.join("\n", lane.missing());
    cases.add(new JunitXml.Case("data", missing, null));
    Map<SeriesKey, String> failures =
        lane.changes().map(changes -> failures(changes, lane.links())).orElse(Map.of());
    lane.lane()
        .metrics()
        .forEach(
            (resource, metrics) -> {
              for (String metric : metrics) {
                String failure = failures.get(new SeriesKey(lane.name(), resource, metric));
                String skipped = failure == null ? skipped(lane, resource, metric) : null;
                cases.add(new JunitXml.Case(resource + " " + metric, failure, skipped));
              }
            });
    return cases;
  }

  private static Map<SeriesKey, String> failures(LaneChanges lane, RunLinks links) {
    Map<SeriesKey, String> failures = new HashMap<>();
    lane.events().stream()
        .flatMap(event -> event.changes().stream())
        .filter(Change::alarms)
        .forEach(change -> add(failures, change.series(), message(change, links)));
    lane.alarming()
        .exceeded()
        .forEach(exceeded -> add(failures, exceeded.series(), Phrases.exceeded(exceeded)));
    lane.alarming().drifts().forEach(drift -> add(failures, drift.series(), Phrases.drift(drift)));
    lane.lapses().stream()
        .filter(lapse -> lapse.kind() == MissingData.Kind.VANISHED)
        .forEach(lapse -> add(failures, lapse.series(), Phrases.lapse(lapse)));
    return failures;
  }

  private static void add(Map<SeriesKey, String> failures, SeriesKey series, String message) {
    failures.merge(series, message, (first, second) -> first + "\n\n" + second);
  }

  /** Why a metric can't be judged; null if it can. */
  private static String skipped(CheckedLane lane, String resource, String metric) {
    if (lane.changes().isEmpty()) {
      return "no data";
    }
    LaneChanges changes = lane.changes().get();
    LocalDate last =
        changes.resources().stream()
            .filter(state -> state.resource().equals(resource))
            .map(state -> state.lastWeeks().get(metric))
            .filter(week -> week != null)
            .findFirst()
            .orElse(null);
    if (last == null) {
      return "no run has it";
    }
    return last.isAfter(changes.week().minusWeeks(RECENT_WEEKS))
        ? null
        : "no value since the week of " + last;
  }

  private static String message(Change change, RunLinks links) {
    String where = links.run(change.firstBad()).orElse(change.firstBad().id());
    return Phrases.alarm(change)
        + ".\n"
        + Phrases.meaning(change)
        + "\nfirst run after: "
        + where
        + links.compare(change).map(url -> "\nwhat lies between: " + url).orElse("");
  }
}
