package io.arxivist.fetcher.source;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads OAI-PMH answers with records in the format {@code arXiv}. A record that is no valid paper
 * is refused by itself; only XML that cannot be read at all fails the page. Document types and
 * external entities are off.
 */
final class OaiPageParser {
  private final XMLInputFactory factory;

  OaiPageParser() {
    factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external entities are off");
    });
  }

  /** Reads one page to its end. */
  OaiPage parse(InputStream answer) throws XMLStreamException {
    XMLStreamReader xml = factory.createXMLStreamReader(answer);
    try {
      return page(xml);
    } finally {
      xml.close();
    }
  }

  private static OaiPage page(XMLStreamReader xml) throws XMLStreamException {
    List<SourceRecord> records = new ArrayList<>();
    String token = null;
    Long size = null;
    OaiPage.Error error = null;
    boolean oai = false;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "OAI-PMH" -> oai = true;
        case "record" -> records.add(new OaiRecordReader(xml).read());
        case "resumptionToken" -> {
          size = number(xml.getAttributeValue(null, "completeListSize"));
          token = blankToNull(OaiRecordReader.text(xml));
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

  private static OaiPage.Error error(XMLStreamReader xml) throws XMLStreamException {
    String code = xml.getAttributeValue(null, "code");
    String message = FoldedText.of(OaiRecordReader.text(xml));
    return new OaiPage.Error(code == null ? "unknown" : code, message);
  }

  private static @Nullable Long number(@Nullable String text) {
    return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
