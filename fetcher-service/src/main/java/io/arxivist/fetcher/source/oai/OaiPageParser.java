package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.FoldedText;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.PageReader;
import io.arxivist.fetcher.source.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads OAI-PMH answers. A record that is no valid paper is refused by itself; only XML that cannot
 * be read at all fails the page.
 */
final class OaiPageParser implements PageReader<OaiPage> {
  /* arXiv gives some 1,000 to 1,300 at a time. */
  private static final int MOST_RECORDS = 20_000;

  @Override
  public OaiPage read(InputStream answer) throws XMLStreamException, IOException {
    try (XmlCursor xml = new XmlCursor(answer)) {
      return page(xml);
    }
  }

  private static OaiPage page(XmlCursor xml) throws XMLStreamException {
    List<SourceRecord> records = new ArrayList<>();
    String token = null;
    Long size = null;
    OaiPage.Error error = null;
    boolean oai = false;
    while (xml.nextElement()) {
      switch (xml.name()) {
        case "OAI-PMH" -> oai = true;
        case "record" -> {
          if (records.size() == MOST_RECORDS) {
            throw new XMLStreamException("there are more than " + MOST_RECORDS + " records");
          }
          records.add(new OaiRecordReader(xml).read());
        }
        case "resumptionToken" -> {
          size = number(xml.attribute("completeListSize"));
          token = blankToNull(xml.text());
        }
        case "error" -> error = error(xml);
        default -> {
          // The envelope's other elements say nothing that is needed.
        }
      }
    }
    if (!oai) {
      throw new XMLStreamException("no OAI-PMH element");
    }
    return new OaiPage(records, token, size, error);
  }

  private static OaiPage.Error error(XmlCursor xml) throws XMLStreamException {
    String code = xml.attribute("code");
    String message = FoldedText.of(xml.text());
    return new OaiPage.Error(code == null ? "unknown" : code, message);
  }

  private static @Nullable Long number(@Nullable String text) {
    return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
