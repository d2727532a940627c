package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Answers with the announcement of the clock's day: what came or changed since the announcement
 * before it. On a day without one the feed is empty, as arXiv's is.
 *
 * @see <a href="https://info.arxiv.org/help/rss.html">arXiv RSS feeds</a>
 */
final class RssResponder implements Responder {
  private static final int LONGEST_FEED = 2_000;

  private final Archive archive;

  RssResponder(Archive archive) {
    this.archive = archive;
  }

  @Override
  public Answer answer(URI asked, Instant at) {
    String path = asked.getPath();
    List<String> wanted = Arrays.asList(path.substring(path.lastIndexOf('/') + 1).split("[+ ]"));
    LocalDate today = Archive.day(at);
    List<Announced> announced =
        !archive.announces(today) ? List.of() : since(archive.lastAnnouncementBefore(today), at);
    List<Announced> found =
        announced.stream()
            .filter(
                paper -> paper.paper().categories().stream().anyMatch(code -> isIn(wanted, code)))
            .limit(LONGEST_FEED)
            .toList();
    return new Answer.Page(
        Slice.of(0, found.size(), found.size()),
        found.size(),
        LONGEST_FEED,
        slice -> channel(found.subList(slice.start(), slice.end()), wanted, at));
  }

  private List<Announced> since(LocalDate day, Instant at) {
    LocalDate today = Archive.day(at);
    return archive.at(at).stream()
        .filter(paper -> !paper.deleted())
        .filter(paper -> !paper.changed().isBefore(day) && paper.changed().isBefore(today))
        .toList();
  }

  private static boolean isIn(List<String> wanted, String code) {
    return wanted.stream().anyMatch(name -> code.equals(name) || code.startsWith(name + "."));
  }

  private static byte[] channel(List<Announced> papers, List<String> wanted, Instant at) {
    return new XmlText()
        .with(xml -> {
          xml.begin("rss", "version", "2.0", "xmlns:dc", "http://purl.org/dc/elements/1.1/");
          xml.begin("channel");
          xml.text("title", "arXiv simulator of Arxivist: synthetic papers");
          xml.text("lastBuildDate", at.toString());
          xml.begin("skipDays");
          xml.text("day", "Saturday");
          xml.text("day", "Sunday");
          xml.end();
          for (Announced paper : papers) {
            item(xml, paper.paper(), wanted);
          }
          xml.end();
          xml.end();
        })
        .bytes();
  }

  private static void item(XmlText xml, Paper paper, List<String> wanted)
      throws XMLStreamException {
    String id = paper.versionedId();
    boolean own = isIn(wanted, paper.primaryCategory());
    String type = paper.version() == 1 ? own ? "new" : "cross" : own ? "replace" : "replace-cross";
    xml.begin("item");
    xml.text("title", paper.title());
    xml.text(
        "description",
        "arXiv:%s Announce Type: %s \nAbstract: %s".formatted(id, type, paper.abstractText()));
    xml.text("guid", "oai:arXiv.org:" + id, "isPermaLink", "false");
    for (String category : paper.categories()) {
      xml.text("category", category);
    }
    xml.text("dc:creator", String.join(", ", paper.authors()));
    xml.end();
  }
}
