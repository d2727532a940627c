package io.arxivist.fetcher.source.rss;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.AuthorNames;
import io.arxivist.fetcher.source.CheckedPaper;
import io.arxivist.fetcher.source.FoldedText;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.PageReader;
import io.arxivist.fetcher.source.xml.XmlCursor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the feed of a day in either form: RSS 2.0 ({@code item}) or Atom ({@code entry}). The feed
 * knows the day of the announcement, not of the first version, so its papers carry no day.
 *
 * @see <a href="https://info.arxiv.org/help/rss.html">arXiv RSS feeds</a>
 */
final class AnnouncementParser implements PageReader<Announcement> {
  private static final String ID_PREFIX = "oai:arXiv.org:";
  private static final String ABSTRACT = "Abstract:";

  @Override
  public Announcement read(InputStream answer) throws XMLStreamException {
    List<SourceRecord> records = new ArrayList<>();
    boolean feed = false;
    try (XmlCursor xml = new XmlCursor(answer)) {
      while (xml.nextElement()) {
        switch (xml.name()) {
          case "rss", "feed" -> feed = true;
          case "item", "entry" -> records.add(record(xml));
          default -> {
            // The channel's own title, days off and addresses say nothing that is needed.
          }
        }
      }
    }
    if (!feed) {
      throw new XMLStreamException("neither rss nor feed element");
    }
    return new Announcement(records);
  }

  private static SourceRecord record(XmlCursor xml) throws XMLStreamException {
    Map<String, String> fields = new HashMap<>();
    Set<String> categories = new LinkedHashSet<>();
    String parent = xml.name();
    while (xml.nextWithin(parent)) {
      switch (xml.name()) {
        case "id", "guid" -> fields.put("id", xml.text());
        case "summary", "description" -> fields.put("summary", xml.text());
        case "title", "creator" -> fields.put(xml.name(), xml.text());
        case "category" -> {
          String term = xml.attribute("term");
          categories.add(FoldedText.of(term == null ? xml.text() : term));
        }
        default -> {
          // Links, licences and the time of the announcement are not kept.
        }
      }
    }
    String id = FoldedText.of(fields.get("id"));
    try {
      return new SourceRecord.Found(paper(id, fields, categories));
    } catch (InvalidFieldException invalid) {
      return new SourceRecord.Refused(id, String.valueOf(invalid.getMessage()));
    }
  }

  private static Paper paper(String id, Map<String, String> fields, Set<String> categories) {
    String bare = id.startsWith(ID_PREFIX) ? id.substring(ID_PREFIX.length()) : id;
    String summary = FoldedText.of(fields.get("summary"));
    int text = summary.indexOf(ABSTRACT);
    if (text < 0) {
      throw new InvalidFieldException("summary", summary, "has no abstract");
    }
    categories.remove("");
    return CheckedPaper.of(
        new Paper(
            ArxivId.parse(bare).value(),
            ArxivId.version(bare),
            FoldedText.of(fields.get("title")),
            summary.substring(text + ABSTRACT.length()).strip(),
            List.copyOf(categories),
            AuthorNames.split(fields.get("creator")),
            null,
            null));
  }
}
