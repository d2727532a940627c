package io.arxivist.fetcher.source.api;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.AuthorNames;
import io.arxivist.fetcher.source.CheckedPaper;
import io.arxivist.fetcher.source.FoldedText;
import io.arxivist.fetcher.source.SourceDay;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.Withdrawal;
import io.arxivist.fetcher.source.http.PageReader;
import io.arxivist.fetcher.source.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Atom answers of the query API. An entry that is no valid paper is refused by itself; a
 * page without entries in the middle of a search, which the API gives when it is overloaded, is no
 * answer.
 *
 * @see <a href="https://info.arxiv.org/help/api/user-manual.html">arXiv API user manual</a>
 */
final class ApiPageParser implements PageReader<ApiPage> {
  private static final int BAD_REQUEST = 400;

  /* arXiv gives 2,000 at a time at most. */
  private static final int MOST_ENTRIES = 20_000;

  private static final String ABSTRACT_PAGE = "/abs/";
  private static final String ERROR = "/api/errors";

  @Override
  public boolean reads(int status) {
    return status == OK || status == BAD_REQUEST;
  }

  @Override
  public ApiPage read(InputStream answer) throws XMLStreamException, IOException {
    try (XmlCursor xml = new XmlCursor(answer)) {
      ApiPage page = page(xml);
      if (page.error() == null && page.records().isEmpty() && page.start() < page.total()) {
        throw new XMLStreamException(
            "no entry from %d on, though there are %d".formatted(page.start(), page.total()));
      }
      return page;
    }
  }

  private static ApiPage page(XmlCursor xml) throws XMLStreamException {
    List<SourceRecord> records = new ArrayList<>();
    long total = -1;
    long start = 0;
    String error = null;
    while (xml.nextElement()) {
      switch (xml.name()) {
        case "totalResults" -> total = number(xml.text());
        case "startIndex" -> start = number(xml.text());
        case "entry" -> {
          Entry entry = Entry.read(xml);
          if (entry.id().contains(ERROR)) {
            error = entry.field("summary");
          } else if (records.size() == MOST_ENTRIES) {
            throw new XMLStreamException("there are more than " + MOST_ENTRIES + " entries");
          } else {
            records.add(entry.record());
          }
        }
        default -> {
          // The feed's own title, links and times say nothing that is needed.
        }
      }
    }
    if (total < 0) {
      throw new XMLStreamException("no totalResults element");
    }
    return new ApiPage(records, total, start, error);
  }

  private static long number(String text) throws XMLStreamException {
    if (!text.strip().matches("\\d{1,18}")) {
      throw new XMLStreamException("'" + text + "' is no number of results");
    }
    return Long.parseLong(text.strip());
  }

  /** One entry as it stands in the feed. */
  private record Entry(Map<String, String> fields, List<String> authors, Set<String> categories) {

    static Entry read(XmlCursor xml) throws XMLStreamException {
      Map<String, String> fields = new HashMap<>();
      List<String> authors = new ArrayList<>();
      Set<String> categories = new LinkedHashSet<>();
      String primary = null;
      int entry = xml.depth();
      while (xml.nextWithin(entry)) {
        switch (xml.name()) {
          case "id", "title", "summary", "published", "updated", "comment" ->
              fields.put(xml.name(), xml.text());
          case "name" -> {
            String name = FoldedText.of(xml.text());
            if (AuthorNames.isName(name)) {
              authors.add(name);
            }
          }
          case "primary_category" -> primary = xml.attribute("term");
          case "category" -> categories.add(term(xml));
          default -> {
            // Links, journal references and affiliations are not kept.
          }
        }
      }
      return new Entry(fields, authors, primaryFirst(primary, categories));
    }

    String id() {
      return field("id");
    }

    String field(String name) {
      return FoldedText.of(fields.get(name));
    }

    SourceRecord record() {
      try {
        Paper paper = paper();
        return new SourceRecord.Found(paper, paper.published());
      } catch (InvalidFieldException invalid) {
        return new SourceRecord.Refused(id(), String.valueOf(invalid.getMessage()));
      }
    }

    private Paper paper() {
      int page = id().indexOf(ABSTRACT_PAGE);
      String id = page < 0 ? id() : id().substring(page + ABSTRACT_PAGE.length());
      int version = ArxivId.version(id);
      return CheckedPaper.of(
          new Paper(
              ArxivId.parse(id).value(),
              version,
              field("title"),
              field("summary"),
              CheckedPaper.categories(String.join(" ", categories)),
              authors,
              SourceDay.inUtc("published", fields.get("published")),
              version == 1 ? null : SourceDay.inUtc("updated", fields.get("updated")),
              Withdrawal.saidIn(field("summary")) || Withdrawal.saidIn(field("comment"))));
    }

    private static String term(XmlCursor xml) {
      return FoldedText.of(xml.attribute("term"));
    }

    private static Set<String> primaryFirst(@Nullable String primary, Set<String> categories) {
      Set<String> ordered = new LinkedHashSet<>();
      if (primary != null) {
        ordered.add(FoldedText.of(primary));
      }
      ordered.addAll(categories);
      ordered.remove("");
      return ordered;
    }
  }
}
