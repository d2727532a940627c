package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Answers with the announcement of the clock's day: what came or changed the day before, and after
 * a weekend since Friday. On Saturdays and Sundays the feed is empty, as arXiv's is.
 *
 * @see <a href="https://info.arxiv.org/help/rss.html">arXiv RSS feeds</a>
 */
final class RssResponder implements Responder {
  private static final int LONGEST_FEED = 2_000;
  private static final int OVER_THE_WEEKEND = 3;

  private final SyntheticCorpus corpus;

  RssResponder(SyntheticCorpus corpus) {
    this.corpus = corpus;
  }

  @Override
  public Answer answer(URI asked, Instant at) {
    String path = asked.getPath();
    List<String> wanted = Arrays.asList(path.substring(path.lastIndexOf('/') + 1).split("[+ ]"));
    List<Paper> announced =
        corpus.papers().stream()
            .filter(paper -> isAnnounced(paper, at.atZone(ZoneOffset.UTC).toLocalDate()))
            .filter(paper -> paper.categories().stream().anyMatch(code -> isIn(wanted, code)))
            .limit(LONGEST_FEED)
            .toList();
    return Answer.ok(channel(announced, at));
  }

  private static boolean isAnnounced(Paper paper, LocalDate today) {
    DayOfWeek weekday = today.getDayOfWeek();
    if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
      return false;
    }
    LocalDate since = today.minusDays(weekday == DayOfWeek.MONDAY ? OVER_THE_WEEKEND : 1);
    LocalDate day = paper.updated() == null ? paper.published() : paper.updated();
    return day != null && !day.isBefore(since) && day.isBefore(today);
  }

  private static boolean isIn(List<String> wanted, String code) {
    return wanted.stream().anyMatch(name -> code.equals(name) || code.startsWith(name + "."));
  }

  private static byte[] channel(List<Paper> papers, Instant at) {
    return new XmlText()
        .with(xml -> {
          xml.begin("rss", "version", "2.0", "xmlns:dc", "http://purl.org/dc/elements/1.1/");
          xml.begin("channel");
          xml.text("title", "arXiv simulator of Arxivist: synthetic papers");
          xml.text("lastBuildDate", at.toString());
          for (Paper paper : papers) {
            item(xml, paper);
          }
          xml.end();
          xml.end();
        })
        .bytes();
  }

  private static void item(XmlText xml, Paper paper) throws XMLStreamException {
    String id = paper.id() + "v" + paper.version();
    xml.begin("item");
    xml.text("title", paper.title());
    xml.text(
        "description",
        "arXiv:%s Announce Type: %s \nAbstract: %s"
            .formatted(id, paper.version() == 1 ? "new" : "replace", paper.abstractText()));
    xml.text("guid", "oai:arXiv.org:" + id, "isPermaLink", "false");
    for (String category : paper.categories()) {
      xml.text("category", category);
    }
    xml.text("dc:creator", String.join(", ", paper.authors()));
    xml.end();
  }
}
