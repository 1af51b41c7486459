package io.github.perfreport.cli;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.reporting.Phrases;
import io.github.perfreport.reporting.RunLinks;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

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

  /**
   * A test case.
   *
   * @param failure null if it didn't fail
   * @param skipped null if it ran
   */
  private record Case(String name, String failure, String skipped) {}

  String render() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      for (CheckedLane lane : lanes) {
        writeSuite(xml, lane.name(), cases(lane));
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // a text in memory can't fail to be written
    }
    return text.toString();
  }

  private static List<Case> cases(CheckedLane lane) {
    List<Case> cases = new ArrayList<>();
    String missing = lane.missing().isEmpty() ? null : String.join("\n", lane.missing());
    cases.add(new Case("data", missing, null));
    Map<SeriesKey, String> failures =
        lane.changes().map(changes -> failures(changes, lane.links())).orElse(Map.of());
    lane.lane()
        .metrics()
        .forEach(
            (resource, metrics) -> {
              for (String metric : metrics) {
                String failure = failures.get(new SeriesKey(lane.name(), resource, metric));
                String skipped = failure == null ? skipped(lane, resource, metric) : null;
                cases.add(new Case(resource + " " + metric, failure, skipped));
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

  private static void writeSuite(XMLStreamWriter xml, String lane, List<Case> cases)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", lane);
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    xml.writeAttribute(
        "failures", Long.toString(cases.stream().filter(one -> one.failure() != null).count()));
    xml.writeAttribute(
        "skipped", Long.toString(cases.stream().filter(one -> one.skipped() != null).count()));
    for (Case one : cases) {
      writeCase(xml, lane, one);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void writeCase(XMLStreamWriter xml, String lane, Case one)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", lane);
    xml.writeAttribute("name", one.name());
    if (one.failure() != null) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", one.failure().lines().findFirst().orElse(""));
      xml.writeCharacters(one.failure());
      xml.writeEndElement();
    }
    if (one.skipped() != null) {
      xml.writeStartElement("skipped");
      xml.writeAttribute("message", one.skipped());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
