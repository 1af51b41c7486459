package io.github.perfreport.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads JUnit's XML, element by element and without anything from outside of the file. */
final class JunitReader implements FormatReader {

  private final int maxBytes;

  JunitReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void read(InputStream text, String place, Found found) throws IOException {
    TagBound bound = new TagBound(new BufferedInputStream(Utf8Stream.of(text)), maxBytes);
    if (!bound.skipsTo('<')) {
      return;
    }
    JunitCases cases = new JunitCases(found);
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new InputStreamReader(bound, UTF_8));
      while (xml.hasNext()) {
        event(xml, cases);
      }
    } catch (XMLStreamException e) {
      bound.rethrow();
      cases.broken(bound.isTooLong() ? "has a tag over " + maxBytes + " bytes" : reason(e));
    }
  }

  private static void event(XMLStreamReader xml, JunitCases cases) throws XMLStreamException {
    switch (xml.next()) {
      case XMLStreamConstants.START_ELEMENT ->
          cases.start(xml.getLocalName(), name -> xml.getAttributeValue(null, name));
      case XMLStreamConstants.END_ELEMENT -> cases.end(xml.getLocalName());
      default -> {}
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  private static String reason(XMLStreamException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
    return "the XML is cut or broken in line " + line;
  }
}
