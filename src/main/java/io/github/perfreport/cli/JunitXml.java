package io.github.perfreport.cli;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes suites of test cases as JUnit XML. */
final class JunitXml {

  /**
   * A test case.
   *
   * @param failure null if it didn't fail
   * @param skipped null if it ran
   */
  record Case(String name, String failure, String skipped) {}

  private JunitXml() {}

  /**
   * The whole file.
   *
   * @param suites the cases of each lane, in order
   */
  static String render(Map<String, List<Case>> suites) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      for (Map.Entry<String, List<Case>> suite : suites.entrySet()) {
        writeSuite(xml, suite.getKey(), suite.getValue());
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
