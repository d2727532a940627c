package io.arxivist.fetcher.source.rss;

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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** One item of a feed as it stands there. */
record AnnouncedItem(Map<String, String> fields, List<String> categories) {
  private static final String ID_PREFIX = "oai:arXiv.org:";
  private static final String ABSTRACT = "Abstract:";

  /** Reads the element under the cursor. */
  static AnnouncedItem read(XmlCursor xml) throws XMLStreamException {
    Map<String, String> fields = new HashMap<>();
    Set<String> categories = new LinkedHashSet<>();
    int item = xml.depth();
    while (xml.nextWithin(item)) {
      switch (xml.name()) {
        case "id", "guid" -> fields.put("id", xml.text());
        case "summary", "description" -> fields.put("summary", xml.text());
        case "pubDate", "published" -> fields.put("announced", xml.text());
        case "title", "creator" -> fields.put(xml.name(), xml.text());
        case "category" -> {
          String term = xml.attribute("term");
          categories.add(term == null ? xml.text() : term);
        }
        default -> {
          // Links and licences are not kept.
        }
      }
    }
    return new AnnouncedItem(fields, List.copyOf(categories));
  }

  /**
   * Its paper, or why there is none.
   *
   * @param feedDay the day of the feed, for an item that names none
   */
  SourceRecord record(@Nullable LocalDate feedDay) {
    LocalDate announced = SourceDay.ifReadable(SourceDay.ARXIV, fields.get("announced"));
    LocalDate day = announced == null ? feedDay : announced;
    String id = FoldedText.of(fields.get("id"));
    try {
      return new SourceRecord.Found(paper(id), day);
    } catch (InvalidFieldException invalid) {
      return new SourceRecord.Refused(id, String.valueOf(invalid.getMessage()), day);
    }
  }

  private Paper paper(String id) {
    String bare = id.startsWith(ID_PREFIX) ? id.substring(ID_PREFIX.length()) : id;
    String summary = text("summary");
    int start = summary.indexOf(ABSTRACT);
    if (start < 0) {
      throw new InvalidFieldException("summary", summary, "has no abstract");
    }
    String abstractText = summary.substring(start + ABSTRACT.length()).strip();
    return CheckedPaper.of(
        new Paper(
            ArxivId.parse(bare).value(),
            ArxivId.version(bare),
            text("title"),
            abstractText,
            CheckedPaper.categories(String.join(" ", categories)),
            AuthorNames.split(text("creator")),
            null,
            null,
            Withdrawal.saidIn(abstractText)));
  }

  private String text(String field) {
    String html = fields.get(field);
    return html == null ? "" : FoldedText.of(HtmlUtils.htmlUnescape(html));
  }
}
