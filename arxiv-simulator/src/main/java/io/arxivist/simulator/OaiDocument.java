package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;

/** One OAI-PMH answer as XML, in the layout of arXiv's own: long titles and abstracts wrapped. */
final class OaiDocument {
  private static final String OAI = "http://www.openarchives.org/OAI/2.0/";
  private static final String ARXIV = "http://arxiv.org/OAI/arXiv/";
  private static final String LICENCE = "http://creativecommons.org/publicdomain/zero/1.0/";
  private static final String ARXIV_RAW = "http://arxiv.org/OAI/arXivRaw/";

  static final String WITHDRAWN = "This paper has been withdrawn by the author";

  private final XmlText xml = new XmlText();

  /** Where a page stands in its list; the token is empty on the last page. */
  record Position(int cursor, int size, String token) {}

  OaiDocument(URI asked, Instant at) {
    xml.with(document -> {
      document.begin("OAI-PMH", "xmlns", OAI);
      document.text("responseDate", at.truncatedTo(ChronoUnit.SECONDS).toString());
      document.text("request", asked.getPath());
    });
  }

  void identify(LocalDate earliest) {
    xml.with(document -> {
      document.begin("Identify");
      document.text("repositoryName", "arXiv simulator of Arxivist: synthetic papers");
      document.text("baseURL", "/oai");
      document.text("protocolVersion", "2.0");
      document.text("earliestDatestamp", earliest.toString());
      document.text("deletedRecord", "persistent");
      document.text("granularity", "YYYY-MM-DD");
      document.end();
    });
  }

  void error(OaiError error) {
    xml.with(document ->
        document.text("error", Objects.requireNonNull(error.getMessage()), "code", error.code()));
  }

  void records(List<Announced> page, OaiFormat format, Position position, Instant expiry) {
    xml.with(document -> {
      document.begin("ListRecords");
      for (Announced record : page) {
        record(record, format);
      }
      String cursor = String.valueOf(position.cursor());
      String size = String.valueOf(position.size());
      if (position.token().isEmpty()) {
        document.text("resumptionToken", "", "cursor", cursor, "completeListSize", size);
      } else {
        document.text(
            "resumptionToken",
            position.token(),
            "cursor",
            cursor,
            "completeListSize",
            size,
            "expirationDate",
            expiry.toString());
      }
      document.end();
    });
  }

  byte[] bytes() {
    return xml.bytes();
  }

  private void record(Announced record, OaiFormat format) throws XMLStreamException {
    xml.begin("record");
    if (record.deleted()) {
      xml.begin("header", "status", "deleted");
    } else {
      xml.begin("header");
    }
    xml.text("identifier", "oai:arXiv.org:" + record.paper().id());
    xml.text("datestamp", record.datestamp().toString());
    for (String set : record.sets()) {
      xml.text("setSpec", set);
    }
    xml.end();
    if (!record.deleted()) {
      xml.begin("metadata");
      switch (format) {
        case ARXIV -> paper(record.paper());
        case ARXIV_RAW -> rawPaper(record.paper());
      }
      xml.end();
    }
    xml.end();
  }

  private void paper(Paper paper) throws XMLStreamException {
    xml.begin("arXiv", "xmlns", ARXIV);
    xml.text("id", paper.id());
    xml.text("created", String.valueOf(paper.published()));
    if (paper.updated() != null) {
      xml.text("updated", paper.updated().toString());
    }
    xml.begin("authors");
    for (String author : paper.authors()) {
      author(author);
    }
    xml.end();
    texts(paper);
    xml.end();
  }

  private void rawPaper(Paper paper) throws XMLStreamException {
    xml.begin("arXivRaw", "xmlns", ARXIV_RAW);
    xml.text("id", paper.id());
    xml.text("submitter", paper.authors().isEmpty() ? "" : paper.authors().getFirst());
    for (int number = 1; number <= paper.version(); number++) {
      version(paper, number);
    }
    xml.text("authors", String.join(", ", paper.authors()));
    texts(paper);
    xml.end();
  }

  /* Only the first and the newest version's days are known; those between are spread evenly. */
  private void version(Paper paper, int number) throws XMLStreamException {
    LocalDate first = Objects.requireNonNull(paper.published());
    long days = ChronoUnit.DAYS.between(first, Corpus.lastChange(paper));
    LocalDate day =
        paper.version() == 1 ? first : first.plusDays(days * (number - 1) / (paper.version() - 1));
    boolean withdrawn = paper.withdrawn() && number == paper.version();
    xml.begin("version", "version", "v" + number);
    xml.text(
        "date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(day.atTime(12, 0).atOffset(ZoneOffset.UTC)));
    xml.text("size", withdrawn ? "0kb" : "12kb");
    if (withdrawn) {
      xml.text("source_type", "I");
    }
    xml.end();
  }

  private void texts(Paper paper) throws XMLStreamException {
    xml.text("title", XmlText.wrapped(paper.title(), "\n  "));
    xml.text("categories", String.join(" ", paper.categories()));
    xml.text("comments", paper.withdrawn() ? WITHDRAWN : "From the Arxivist simulator");
    xml.text("license", LICENCE);
    xml.text("abstract", "  " + XmlText.wrapped(paper.abstractText(), "\n") + "\n");
  }

  private void author(String name) throws XMLStreamException {
    int space = name.lastIndexOf(' ');
    xml.begin("author");
    xml.text("keyname", name.substring(space + 1));
    if (space > 0) {
      xml.text("forenames", name.substring(0, space));
    }
    xml.end();
  }
}
