package io.arxivist.fetcher.source.xml;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Walks through a document element by element, holding no more of it than one text. Safe against
 * hostile documents: no document type, hence no entity of the document's own; no text, attribute,
 * nesting or number of elements beyond a bound; the answer's size is bounded where it is received.
 * Patient with damaged ones: characters that XML forbids become U+FFFD, and HTML's names of
 * characters ({@code &eacute;}), which feeds use undeclared, are read.
 */
public final class XmlCursor implements AutoCloseable {
  /* No field of a paper is longer; what is longer is hostile or broken. */
  private static final int LONGEST_TEXT = 200_000;
  private static final int DEEPEST = 64;

  /* A page of a thousand records by collaborations of 3,000 stays below. */
  private static final int MOST_ELEMENTS = 4_000_000;
  private static final long MOST_BYTES_BETWEEN_MARKS = 1L << 20;

  private static final XMLInputFactory FACTORY = safeFactory();

  private final XMLStreamReader xml;
  private int depth;
  private int elements;

  /**
   * Begins before the document's root.
   *
   * @throws XMLStreamException when the first bytes are no XML
   * @throws IOException when they cannot be read
   */
  public XmlCursor(InputStream document) throws XMLStreamException, IOException {
    InputStream bounded = new BoundedBytes(document, MOST_BYTES_BETWEEN_MARKS);
    try {
      this.xml = FACTORY.createXMLStreamReader(new LegalCharacters(bounded));
    } catch (DocumentTooLargeException tooLarge) {
      throw new XMLStreamException(tooLarge.getMessage(), tooLarge);
    }
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
   * @param parentDepth {@link #depth} while the cursor was at the parent's start
   * @throws XMLStreamException when the document ends first
   */
  public boolean nextWithin(int parentDepth) throws XMLStreamException {
    while (depth >= parentDepth && xml.hasNext()) {
      int event = step();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && depth < parentDepth) {
        return false;
      }
    }
    throw new XMLStreamException("the document ends within an element");
  }

  /** How deep the element under the cursor stands; the root is 1. */
  public int depth() {
    return depth;
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
      switch (step()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            append(text, xml.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            append(text, HtmlUtils.htmlUnescape('&' + xml.getLocalName() + ';'));
        default -> {
          // Elements within a text lend it their own; comments say nothing.
        }
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws XMLStreamException {
    xml.close();
  }

  private static void append(StringBuilder text, String part) throws XMLStreamException {
    if (text.length() + part.length() > LONGEST_TEXT) {
      throw new XMLStreamException("a field is longer than " + LONGEST_TEXT);
    }
    text.append(part);
  }

  private int step() throws XMLStreamException {
    int event = xml.next();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (++depth > DEEPEST) {
          throw new XMLStreamException("elements stand deeper than " + DEEPEST);
        }
        if (++elements > MOST_ELEMENTS) {
          throw new XMLStreamException("there are more than " + MOST_ELEMENTS + " elements");
        }
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD -> throw new XMLStreamException("document types are off");
      default -> {
        // Texts and comments change nothing about where the cursor stands.
      }
    }
    return event;
  }

  private static XMLInputFactory safeFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    /* An undeclared name then reaches the cursor instead of ending the document. */
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external entities are off");
    });
    return factory;
  }
}
