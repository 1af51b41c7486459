package io.github.perfreport.cli;

import io.github.perfreport.changes.Links;
import io.github.perfreport.changes.Words;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Exceeded;
import io.github.perfreport.model.LaneChanges;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What got worse, as a CI system reads test results: a suite for each lane, in it a failed case for
 * each metric that got worse, or one that passed.
 */
final class CheckJunit {

  private final Map<LaneChanges, Links> lanes;

  CheckJunit(Map<LaneChanges, Links> lanes) {
    this.lanes = lanes;
  }

  String render() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      for (Map.Entry<LaneChanges, Links> lane : lanes.entrySet()) {
        writeSuite(xml, lane.getKey().lane(), failures(lane.getKey(), lane.getValue()));
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // text in memory has no end of its own
    }
    return text.toString();
  }

  /** What failed, by the name of its case. */
  private static Map<String, String> failures(LaneChanges lane, Links links) {
    Map<String, String> failures = new LinkedHashMap<>();
    lane.events().stream()
        .flatMap(event -> event.changes().stream())
        .filter(Change::alarms)
        .forEach(
            change ->
                failures.put(name(change.series()) + " " + change.date(), message(change, links)));
    for (Exceeded exceeded : lane.alarming().exceeded()) {
      failures.put(name(exceeded.series()) + " threshold", Words.exceeded(exceeded));
    }
    return failures;
  }

  private static String name(SeriesKey series) {
    return series.resource() + " " + series.metric();
  }

  private static String message(Change change, Links links) {
    String where = links.run(change.firstBad()).orElse(change.firstBad().id());
    return Words.headline(change)
        + ", "
        + Words.verdict(change)
        + ".\n"
        + Words.meaning(change)
        + "\nfirst run after: "
        + where
        + links.compare(change).map(url -> "\nwhat lies between: " + url).orElse("");
  }

  private static void writeSuite(XMLStreamWriter xml, String lane, Map<String, String> failures)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", lane);
    xml.writeAttribute("tests", Integer.toString(Math.max(1, failures.size())));
    xml.writeAttribute("failures", Integer.toString(failures.size()));
    if (failures.isEmpty()) {
      writeCase(xml, lane, "nothing got worse", null);
    }
    for (Map.Entry<String, String> failure : failures.entrySet()) {
      writeCase(xml, lane, failure.getKey(), failure.getValue());
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void writeCase(XMLStreamWriter xml, String lane, String name, String failure)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", lane);
    xml.writeAttribute("name", name);
    if (failure != null) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", failure.lines().findFirst().orElse(""));
      xml.writeCharacters(failure);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
