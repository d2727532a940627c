package io.arxivist.fetcher.source.rss;

import io.arxivist.fetcher.source.SourceDay;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.PageReader;
import io.arxivist.fetcher.source.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the feed of a day in either form: RSS 2.0 ({@code item}) or Atom ({@code entry}). The feed
 * knows the day of the announcement, not of the first version, so a record is listed on that day
 * and its paper carries none. The texts of a feed are HTML: names of characters in them are read.
 *
 * @see <a href="https://info.arxiv.org/help/rss.html">arXiv RSS feeds</a>
 */
final class AnnouncementParser implements PageReader<Announcement> {
  /* arXiv ends a feed at 2,000. */
  private static final int MOST_ITEMS = 20_000;

  @Override
  public Announcement read(InputStream answer) throws XMLStreamException, IOException {
    List<SourceRecord> records = new ArrayList<>();
    boolean feed = false;
    LocalDate day = null;
    try (XmlCursor xml = new XmlCursor(answer)) {
      while (xml.nextElement()) {
        switch (xml.name()) {
          case "rss", "feed" -> feed = true;
          case "pubDate", "lastBuildDate", "updated" -> {
            LocalDate said = SourceDay.ifReadable(SourceDay.ARXIV, xml.text());
            day = day == null ? said : day;
          }
          case "item", "entry" -> {
            if (records.size() == MOST_ITEMS) {
              throw new XMLStreamException("there are more than " + MOST_ITEMS + " items");
            }
            records.add(AnnouncedItem.read(xml).record(day));
          }
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
}
