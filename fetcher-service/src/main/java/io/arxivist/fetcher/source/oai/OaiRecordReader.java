package io.arxivist.fetcher.source.oai;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.AuthorNames;
import io.arxivist.fetcher.source.CheckedPaper;
import io.arxivist.fetcher.source.FoldedText;
import io.arxivist.fetcher.source.SourceDay;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.Withdrawal;
import io.arxivist.fetcher.source.xml.XmlCursor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
 * arXivRaw} lists every version with its date and size.
 */
final class OaiRecordReader {
  private final XmlCursor xml;
  private final Map<String, String> fields = new HashMap<>();
  private final List<String> authors = new ArrayList<>();
  private final List<Version> versions = new ArrayList<>();
  private String identifier = "";
  private boolean deleted;
  private @Nullable LocalDate datestamp;
  private @Nullable String format;

  /** A version as arXivRaw lists it: {@code v2}, {@code Mon, 15 Apr 2013 19:33:21 GMT}. */
  private record Version(String name, String date, @Nullable String size) {
    private static final Pattern NAME = Pattern.compile("v[1-9]\\d{0,3}");

    int number() {
      if (!NAME.matcher(name).matches()) {
        throw new InvalidFieldException("version", name, "is not a version such as v2");
      }
      return Integer.parseInt(name.substring(1));
    }

    @Nullable LocalDate day() {
      return SourceDay.inUtc("version.date", date);
    }

    boolean withdrawn() {
      return Withdrawal.leavesNothing(number(), size);
    }
  }

  OaiRecordReader(XmlCursor xml) {
    this.xml = xml;
  }

  SourceRecord read() throws XMLStreamException {
    int record = xml.depth();
    while (xml.nextWithin(record)) {
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
    int header = xml.depth();
    while (xml.nextWithin(header)) {
      switch (xml.name()) {
        case "identifier" -> identifier = FoldedText.of(xml.text());
        case "datestamp" ->
            /* Days or, in OAI-PMH's finer granularity, instants. What is neither leaves the record
            its worth. */
            datestamp = SourceDay.ifReadable(ZoneOffset.UTC, xml.text());
        default -> {
          // Sets overlap with the categories.
        }
      }
    }
  }

  private void metadata() throws XMLStreamException {
    int metadata = xml.depth();
    while (xml.nextWithin(metadata)) {
      String element = xml.name();
      switch (element) {
        case "arXiv", "arXivRaw" -> format = element;
        case "author" -> author();
        case "version" -> version();
        case "authors" -> {
          if ("arXivRaw".equals(format)) {
            fields.put(element, xml.text());
          }
        }
        case "id", "created", "updated", "title", "categories", "abstract", "comments" ->
            fields.put(element, xml.text());
        default -> {
          // Licence, references and subject classes are not kept.
        }
      }
    }
  }

  private void author() throws XMLStreamException {
    Map<String, String> parts = new HashMap<>();
    int author = xml.depth();
    while (xml.nextWithin(author)) {
      parts.put(xml.name(), FoldedText.of(xml.text()));
    }
    String name =
        Stream.of("forenames", "keyname", "suffix")
            .map(part -> parts.getOrDefault(part, ""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    if (AuthorNames.isName(name)) {
      authors.add(name);
    }
  }

  private void version() throws XMLStreamException {
    String name = xml.attribute("version");
    String date = "";
    String size = null;
    int version = xml.depth();
    while (xml.nextWithin(version)) {
      switch (xml.name()) {
        case "date" -> date = xml.text();
        case "size" -> size = xml.text();
        default -> {
          // The kind of source says nothing that is needed.
        }
      }
    }
    versions.add(new Version(name == null ? "" : name, date, size));
  }

  private Paper paper() {
    if ("arXivRaw".equals(format)) {
      return rawPaper();
    }
    if (!"arXiv".equals(format)) {
      throw new InvalidFieldException("metadata", format, "is not in the format arXiv or arXivRaw");
    }
    LocalDate updated = SourceDay.inUtc("updated", fields.get("updated"));
    return paper(
        updated == null ? 1 : 2,
        authors,
        SourceDay.inUtc("created", fields.get("created")),
        updated,
        false);
  }

  private Paper rawPaper() {
    if (versions.isEmpty()) {
      throw new InvalidFieldException("version", null, "is missing");
    }
    List<Version> inOrder =
        versions.stream().sorted(Comparator.comparingInt(Version::number)).toList();
    Version last = inOrder.getLast();
    return paper(
        last.number(),
        AuthorNames.split(fields.get("authors")),
        inOrder.getFirst().day(),
        inOrder.size() == 1 ? null : last.day(),
        last.withdrawn());
  }

  private Paper paper(
      int version,
      List<String> names,
      @Nullable LocalDate published,
      @Nullable LocalDate updated,
      boolean withoutArticle) {
    String abstractText = FoldedText.of(fields.get("abstract"));
    return CheckedPaper.of(
        new Paper(
            ArxivId.parse(FoldedText.of(fields.get("id"))).value(),
            version,
            FoldedText.of(fields.get("title")),
            abstractText,
            CheckedPaper.categories(fields.get("categories")),
            names,
            published,
            updated,
            withoutArticle
                || Withdrawal.saidIn(abstractText)
                || Withdrawal.saidIn(FoldedText.of(fields.get("comments")))));
  }
}
