package io.verdict.rules.imports;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an XML text into elements. No document type, no entity but the five of XML, nothing outside
 * the text; depth and number of elements are limited.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class XmlReader {
  private XmlReader() {}

  /**
   * The root element of a text.
   *
   * @throws ImportFailure if it is not well formed, has a document type, or is too large
   */
  public static XmlElement read(String text) {
    if (text.length() > ImportLimits.MAX_CHARS) {
      throw ImportFailure.tooLarge(1, "characters", ImportLimits.MAX_CHARS);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the text is read");
        });
    int line = 1;
    try {
      String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(content));
      Deque<XmlElement> open = new ArrayDeque<>();
      XmlElement root = null;
      int count = 0;
      while (reader.hasNext()) {
        int event = reader.next();
        line = reader.getLocation().getLineNumber();
        switch (event) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (++count > ImportLimits.MAX_ELEMENTS) {
              throw ImportFailure.tooLarge(line, "elements", ImportLimits.MAX_ELEMENTS);
            }
            if (open.size() >= ImportLimits.MAX_NESTING) {
              throw ImportFailure.tooLarge(line, "levels of XML", ImportLimits.MAX_NESTING);
            }
            XmlElement element = element(reader, line);
            if (open.isEmpty()) {
              root = element;
            } else {
              open.peek().add(element);
            }
            open.push(element);
          }
          case XMLStreamConstants.END_ELEMENT -> open.pop();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!open.isEmpty()) {
              open.peek().add(reader.getText());
            }
          }
          case XMLStreamConstants.DTD -> throw ImportFailure.unsupported(line, "DOCTYPE");
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw ImportFailure.unsupported(line, "entity " + reader.getLocalName());
          default -> {}
        }
      }
      return root;
    } catch (XMLStreamException malformed) {
      int at = malformed.getLocation() == null ? line : malformed.getLocation().getLineNumber();
      throw ImportFailure.malformed(at, "XML");
    }
  }

  private static XmlElement element(XMLStreamReader reader, int line) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return new XmlElement(reader.getLocalName(), line, attributes);
  }
}
