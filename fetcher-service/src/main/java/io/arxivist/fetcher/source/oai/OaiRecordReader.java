package io.arxivist.fetcher.source.oai;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.AuthorNames;
import io.arxivist.fetcher.source.CheckedPaper;
import io.arxivist.fetcher.source.FoldedText;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.xml.XmlCursor;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code record} element under the cursor, in the format {@code arXiv} or {@code
 * arXivRaw}.
 *
 * <p>The format {@code arXiv} carries no version number: a record without {@code updated} is
 * version 1; one with it has been replaced at least once and counts as version 2. The format {@code
 * arXivRaw} lists every version with its date.
 */
final class OaiRecordReader {
  private static final int DAY_LENGTH = "2026-11-24".length();

  private final XmlCursor xml;
  private final Map<String, String> fields = new HashMap<>();
  private final List<String> authors = new ArrayList<>();
  private final List<Version> versions = new ArrayList<>();
  private String identifier = "";
  private boolean deleted;
  private @Nullable LocalDate datestamp;
  private @Nullable String format;

  /** A version as arXivRaw lists it: {@code v2}, {@code Mon, 15 Apr 2013 19:33:21 GMT}. */
  private record Version(String name, String date) {
    int number() {
      if (!name.matches("v[1-9]\\d{0,3}")) {
        throw new InvalidFieldException("version", name, "is not a version such as v2");
      }
      return Integer.parseInt(name.substring(1));
    }

    LocalDate day() {
      try {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toLocalDate();
      } catch (DateTimeException unreadable) {
        throw new InvalidFieldException(
            "version.date", date, "is not a date such as Mon, 15 Apr 2013 19:33:21 GMT");
      }
    }
  }

  OaiRecordReader(XmlCursor xml) {
    this.xml = xml;
  }

  SourceRecord read() throws XMLStreamException {
    deleted = false;
    while (xml.nextWithin("record")) {
      switch (xml.name()) {
        case "header" -> header();
        case "metadata" -> metadata();
        default -> {
          // about: provenance of the record, not of the paper.
        }
      }
    }
    if (deleted) {
      return new SourceRecord.Deleted(identifier, datestamp);
    }
    try {
      return new SourceRecord.Found(paper(), datestamp);
    } catch (InvalidFieldException invalid) {
      return new SourceRecord.Refused(identifier, String.valueOf(invalid.getMessage()), datestamp);
    }
  }

  private void header() throws XMLStreamException {
    deleted = "deleted".equals(xml.attribute("status"));
    while (xml.nextWithin("header")) {
      switch (xml.name()) {
        case "identifier" -> identifier = xml.text().strip();
        case "datestamp" -> datestamp = datestamp(xml.text().strip());
        default -> {
          // Sets overlap with the categories.
        }
      }
    }
  }

  /* Days or, in OAI-PMH's finer granularity, instants. What is neither leaves the record its worth. */
  private static @Nullable LocalDate datestamp(String text) {
    try {
      return LocalDate.parse(text.length() > DAY_LENGTH ? text.substring(0, DAY_LENGTH) : text);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private void metadata() throws XMLStreamException {
    while (xml.nextWithin("metadata")) {
      String element = xml.name();
      switch (element) {
        case "arXiv", "arXivRaw" -> format = element;
        case "author" -> author();
        case "version" -> version();
        case "id", "created", "updated", "title", "authors", "categories", "abstract" -> {
          if (!element.equals("authors") || "arXivRaw".equals(format)) {
            fields.put(element, xml.text());
          }
        }
        default -> {
          // Comments, licence and references are not kept.
        }
      }
    }
  }

  private void author() throws XMLStreamException {
    Map<String, String> parts = new HashMap<>();
    while (xml.nextWithin("author")) {
      parts.put(xml.name(), FoldedText.of(xml.text()));
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

  private void version() throws XMLStreamException {
    String name = xml.attribute("version");
    String date = "";
    while (xml.nextWithin("version")) {
      if (xml.name().equals("date")) {
        date = FoldedText.of(xml.text());
      }
    }
    versions.add(new Version(name == null ? "" : name, date));
  }

  private Paper paper() {
    boolean raw = "arXivRaw".equals(format);
    if (!raw && !"arXiv".equals(format)) {
      throw new InvalidFieldException("metadata", format, "is not in the format arXiv or arXivRaw");
    }
    if (raw && versions.isEmpty()) {
      throw new InvalidFieldException("version", null, "is missing");
    }
    LocalDate updated = raw ? lastChange() : day("updated");
    return CheckedPaper.of(
        new Paper(
            ArxivId.parse(fields.getOrDefault("id", "")).value(),
            raw ? versions.getLast().number() : updated == null ? 1 : 2,
            FoldedText.of(fields.get("title")),
            FoldedText.of(fields.get("abstract")),
            CheckedPaper.categories(fields.get("categories")),
            raw ? AuthorNames.split(fields.get("authors")) : authors,
            raw ? versions.getFirst().day() : day("created"),
            updated));
  }

  private @Nullable LocalDate lastChange() {
    return versions.size() == 1 ? null : versions.getLast().day();
  }

  private @Nullable LocalDate day(String field) {
    String text = fields.get(field);
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException unreadable) {
      throw new InvalidFieldException(field, text, "is not a day such as 2026-11-24");
    }
  }
}
