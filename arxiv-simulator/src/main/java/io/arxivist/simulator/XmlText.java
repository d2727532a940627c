package io.arxivist.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a document element by element, texts wrapped as arXiv wraps them. */
final class XmlText {
  private static final int LINE_WIDTH = 78;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter xml;

  /** A part of a document. */
  interface Part {
    void write(XmlText document) throws XMLStreamException;
  }

  XmlText() {
    try {
      xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Begins an element; {@code attributes} are names and values in turn. */
  void begin(String element, String... attributes) throws XMLStreamException {
    xml.writeStartElement(element);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  void text(String element, String text, String... attributes) throws XMLStreamException {
    begin(element, attributes);
    xml.writeCharacters(text);
    end();
  }

  XmlText with(Part part) {
    try {
      part.write(this);
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] bytes() {
    return with(
            document -> {
              xml.writeEndDocument();
              xml.flush();
            })
        .bytes
        .toByteArray();
  }

  static String wrapped(String text, String lineBreak) {
    StringBuilder lines = new StringBuilder();
    int width = 0;
    for (String word : text.split(" ")) {
      if (width > 0 && width + word.length() >= LINE_WIDTH) {
        lines.append(lineBreak);
        width = 0;
      } else if (width > 0) {
        lines.append(' ');
      }
      lines.append(word);
      width += word.length() + 1;
    }
    return lines.toString();
  }
}
