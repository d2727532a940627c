package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One OAI-PMH answer as XML, in the layout of arXiv's own: long titles and abstracts wrapped. */
final class OaiDocument {
  private static final String OAI = "http://www.openarchives.org/OAI/2.0/";
  private static final String ARXIV = "http://arxiv.org/OAI/arXiv/";
  private static final String LICENCE = "http://creativecommons.org/publicdomain/zero/1.0/";
  private static final int LINE_WIDTH = 78;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter xml;

  /** Where a page stands in its list; the token is empty on the last page. */
  record Position(int cursor, int size, String token) {}

  private interface Part {
    void write() throws XMLStreamException;
  }

  OaiDocument(URI asked, Instant at) {
    try {
      xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    write(() -> {
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("OAI-PMH");
      xml.writeDefaultNamespace(OAI);
      text("responseDate", at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString());
      text("request", asked.getPath());
    });
  }

  void identify(LocalDate earliest) {
    write(() -> {
      xml.writeStartElement("Identify");
      text("repositoryName", "arXiv simulator of Arxivist: synthetic papers");
      text("baseURL", "/oai");
      text("protocolVersion", "2.0");
      text("earliestDatestamp", earliest.toString());
      text("deletedRecord", "persistent");
      text("granularity", "YYYY-MM-DD");
      xml.writeEndElement();
    });
  }

  void error(OaiError error) {
    write(() -> {
      xml.writeStartElement("error");
      xml.writeAttribute("code", error.code());
      xml.writeCharacters(Objects.requireNonNull(error.getMessage()));
      xml.writeEndElement();
    });
  }

  void records(List<OaiRecord> page, Position position, Instant expiry) {
    write(() -> {
      xml.writeStartElement("ListRecords");
      for (OaiRecord record : page) {
        record(record);
      }
      xml.writeStartElement("resumptionToken");
      xml.writeAttribute("cursor", String.valueOf(position.cursor()));
      xml.writeAttribute("completeListSize", String.valueOf(position.size()));
      if (!position.token().isEmpty()) {
        xml.writeAttribute("expirationDate", expiry.toString());
      }
      xml.writeCharacters(position.token());
      xml.writeEndElement();
      xml.writeEndElement();
    });
  }

  byte[] bytes() {
    write(xml::writeEndDocument);
    write(xml::flush);
    return bytes.toByteArray();
  }

  private void record(OaiRecord record) throws XMLStreamException {
    xml.writeStartElement("record");
    xml.writeStartElement("header");
    text("identifier", "oai:arXiv.org:" + record.paper().id());
    text("datestamp", record.datestamp().toString());
    for (String set : record.sets()) {
      text("setSpec", set);
    }
    xml.writeEndElement();
    xml.writeStartElement("metadata");
    paper(record.paper());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void paper(Paper paper) throws XMLStreamException {
    xml.writeStartElement("arXiv");
    xml.writeDefaultNamespace(ARXIV);
    text("id", paper.id());
    text("created", String.valueOf(paper.published()));
    if (paper.updated() != null) {
      text("updated", paper.updated().toString());
    }
    xml.writeStartElement("authors");
    for (String author : paper.authors()) {
      author(author);
    }
    xml.writeEndElement();
    text("title", wrapped(paper.title(), "\n  "));
    text("categories", String.join(" ", paper.categories()));
    text("comments", "Synthetic record of the Arxivist simulator");
    text("license", LICENCE);
    text("abstract", "  " + wrapped(paper.abstractText(), "\n") + "\n");
    xml.writeEndElement();
  }

  private void author(String name) throws XMLStreamException {
    int space = name.lastIndexOf(' ');
    xml.writeStartElement("author");
    text("keyname", name.substring(space + 1));
    if (space > 0) {
      text("forenames", name.substring(0, space));
    }
    xml.writeEndElement();
  }

  private void text(String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void write(Part part) {
    try {
      part.write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String wrapped(String text, String lineBreak) {
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
