package io.arxivist.fetcher.source.xml;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a document element by element, holding no more of it than one text. Safe against
 * hostile documents: no document type, no external entity, no text beyond a bound, no deep nesting.
 */
public final class XmlCursor implements AutoCloseable {
  /* No field of a paper is longer; what is longer is hostile or broken. */
  private static final int LONGEST_TEXT = 200_000;
  private static final int DEEPEST = 64;
  private static final XMLInputFactory FACTORY = safeFactory();

  private final XMLStreamReader xml;
  private int depth;

  public XmlCursor(InputStream document) throws XMLStreamException {
    this.xml = FACTORY.createXMLStreamReader(document);
  }

  /** Moves to the next element's start, wherever it is; false at the document's end. */
  public boolean nextElement() throws XMLStreamException {
    while (xml.hasNext()) {
      if (step() == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  /**
   * Moves to the next element within a parent, or out of the parent: then false.
   *
   * @throws XMLStreamException when the document ends first
   */
  public boolean nextWithin(String parent) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = step();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(parent)) {
        return false;
      }
    }
    throw new XMLStreamException("the document ends within " + parent);
  }

  /** The name, without prefix, of the element under the cursor. */
  public String name() {
    return xml.getLocalName();
  }

  public @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  /** All text below the element under the cursor, which moves to the element's end. */
  public String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int outside = depth - 1;
    while (depth > outside) {
      int event = step();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
          throw new XMLStreamException("a field is longer than " + LONGEST_TEXT);
        }
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws XMLStreamException {
    xml.close();
  }

  private int step() throws XMLStreamException {
    int event = xml.next();
    if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
      throw new XMLStreamException("elements stand deeper than " + DEEPEST);
    }
    if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    }
    return event;
  }

  private static XMLInputFactory safeFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external entities are off");
    });
    return factory;
  }
}
