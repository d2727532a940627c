package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;

/**
 * Answers the query API from what is announced.
 *
 * @see <a href="https://info.arxiv.org/help/api/user-manual.html">arXiv API user manual</a>
 */
final class ApiResponder implements Responder {
  private static final int BAD_REQUEST = 400;
  private static final String ARXIV = "http://arxiv.org/schemas/atom";
  private static final String OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/";

  private final Archive archive;

  ApiResponder(Archive archive) {
    this.archive = archive;
  }

  @Override
  public Answer answer(URI asked, Instant at) {
    try {
      ApiQuery query = ApiQuery.of(OaiQuery.arguments(asked));
      List<Paper> found =
          archive.at(at).stream()
              .filter(announced -> !announced.deleted())
              .map(Announced::paper)
              .filter(query::matches)
              .sorted(query.order())
              .toList();
      int from = Math.min(query.start(), found.size());
      int to = Math.min(Math.min(from + query.slice(), ApiQuery.LARGEST_SEARCH), found.size());
      Slice shown = Slice.of(from, Math.max(from, to), found.size());
      return new Answer.Page(
          shown,
          shown.records(),
          query.slice(),
          slice ->
              feed(found.subList(slice.start(), slice.end()), slice.total(), slice.start(), at));
    } catch (ApiQuery.Refused refused) {
      return new Answer.Fixed(BAD_REQUEST, error(String.valueOf(refused.getMessage()), at));
    } catch (OaiError twice) {
      return new Answer.Fixed(BAD_REQUEST, error(String.valueOf(twice.getMessage()), at));
    }
  }

  private static byte[] feed(List<Paper> slice, int total, int start, Instant at) {
    return new XmlText()
        .with(xml -> {
          head(xml, total, start, at);
          for (Paper paper : slice) {
            entry(xml, paper);
          }
          xml.end();
        })
        .bytes();
  }

  private static byte[] error(String message, Instant at) {
    return new XmlText()
        .with(xml -> {
          head(xml, 1, 0, at);
          xml.begin("entry");
          xml.text("id", "https://arxiv.org/api/errors#" + message.replace(' ', '_'));
          xml.text("title", "Error");
          xml.text("summary", message);
          xml.end();
          xml.end();
        })
        .bytes();
  }

  private static void head(XmlText xml, int total, int start, Instant at)
      throws XMLStreamException {
    xml.begin(
        "feed",
        "xmlns",
        "http://www.w3.org/2005/Atom",
        "xmlns:opensearch",
        OPEN_SEARCH,
        "xmlns:arxiv",
        ARXIV);
    xml.text("title", "arXiv simulator of Arxivist: synthetic papers");
    xml.text("updated", at.toString());
    xml.text("opensearch:totalResults", Integer.toString(total));
    xml.text("opensearch:startIndex", Integer.toString(start));
  }

  private static void entry(XmlText xml, Paper paper) throws XMLStreamException {
    LocalDate published = Objects.requireNonNull(paper.published());
    LocalDate updated = paper.updated() == null ? published : paper.updated();
    xml.begin("entry");
    xml.text("id", "http://arxiv.org/abs/" + paper.versionedId());
    xml.text("title", XmlText.wrapped(paper.title(), "\n  "));
    xml.text("published", midday(published));
    xml.text("updated", midday(updated));
    xml.text("summary", "  " + XmlText.wrapped(paper.abstractText(), "\n") + "\n");
    for (String author : paper.authors()) {
      xml.begin("author");
      xml.text("name", author);
      xml.end();
    }
    if (paper.withdrawn()) {
      xml.text("arxiv:comment", OaiDocument.WITHDRAWN);
    }
    xml.text("arxiv:primary_category", "", "term", paper.primaryCategory());
    for (String category : paper.categories()) {
      xml.text("category", "", "term", category);
    }
    xml.end();
  }

  private static String midday(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC).toString();
  }
}
