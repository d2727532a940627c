package io.arxivist.fetcher.source;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code record} element under the cursor.
 *
 * <p>The format {@code arXiv} carries no version number: a record without {@code updated} is
 * version 1; one with it has been replaced at least once and counts as version 2.
 */
final class OaiRecordReader {
  /* No field of a paper is longer; what is longer is hostile or broken. */
  private static final int LONGEST_FIELD = 200_000;

  private final XMLStreamReader xml;
  private final Map<String, String> fields = new HashMap<>();
  private final List<String> authors = new ArrayList<>();
  private String identifier = "";
  private boolean deleted;
  private @Nullable String format;

  OaiRecordReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  SourceRecord read() throws XMLStreamException {
    deleted = false;
    while (advance("record")) {
      switch (xml.getLocalName()) {
        case "header" -> header();
        case "metadata" -> metadata();
        default -> {
          // about: provenance of the record, not of the paper.
        }
      }
    }
    if (deleted) {
      return new SourceRecord.Deleted(identifier);
    }
    try {
      return new SourceRecord.Found(paper());
    } catch (InvalidFieldException invalid) {
      return new SourceRecord.Refused(identifier, String.valueOf(invalid.getMessage()));
    }
  }

  /** All text below the element under the cursor, which moves to the element's end. */
  static String text(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (text.length() + xml.getTextLength() > LONGEST_FIELD) {
            throw new XMLStreamException("a field is longer than " + LONGEST_FIELD);
          }
          text.append(xml.getText());
        }
        default -> {
          // Comments, processing instructions and entities carry no text of a paper.
        }
      }
    }
    return text.toString();
  }

  private void header() throws XMLStreamException {
    deleted = "deleted".equals(xml.getAttributeValue(null, "status"));
    while (advance("header")) {
      if (xml.getLocalName().equals("identifier")) {
        identifier = text(xml).strip();
      }
    }
  }

  private void metadata() throws XMLStreamException {
    while (advance("metadata")) {
      String element = xml.getLocalName();
      switch (element) {
        case "arXiv", "arXivRaw" -> format = element;
        case "author" -> author();
        case "id", "created", "updated", "title", "categories", "abstract" ->
            fields.put(element, text(xml));
        default -> {
          // Comments, licence and references are not kept.
        }
      }
    }
  }

  private void author() throws XMLStreamException {
    Map<String, String> parts = new HashMap<>();
    while (advance("author")) {
      parts.put(xml.getLocalName(), FoldedText.of(text(xml)));
    }
    String name =
        Stream.of("forenames", "keyname", "suffix")
            .map(part -> parts.getOrDefault(part, ""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    if (!name.isEmpty() && !name.equals(":")) {
      authors.add(name);
    }
  }

  private Paper paper() {
    if (!"arXiv".equals(format)) {
      throw new InvalidFieldException("metadata", format, "is not in the format arXiv");
    }
    LocalDate updated = day("updated");
    return CheckedPaper.of(
        new Paper(
            ArxivId.parse(fields.getOrDefault("id", "")).value(),
            updated == null ? 1 : 2,
            FoldedText.of(fields.get("title")),
            FoldedText.of(fields.get("abstract")),
            CheckedPaper.categories(fields.get("categories")),
            authors,
            day("created"),
            updated));
  }

  private @Nullable LocalDate day(String field) {
    String text = fields.get(field);
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeParseException unreadable) {
      throw new InvalidFieldException(field, text, "is not a day such as 2026-11-24");
    }
  }

  /** Moves to the next child, or out of the parent: then false. */
  private boolean advance(String parent) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(parent)) {
        return false;
      }
    }
    throw new XMLStreamException("the document ends within " + parent);
  }
}
