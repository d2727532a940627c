package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.http.PageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;

/** Reads answers, and has the text of the last one that could be read. */
final class PageText implements PageReader<OaiPage> {
  private final PageReader<OaiPage> reader;
  private byte[] last = {};

  PageText(PageReader<OaiPage> reader) {
    this.reader = reader;
  }

  @Override
  public OaiPage read(InputStream answer) throws IOException, XMLStreamException {
    byte[] text = answer.readAllBytes();
    OaiPage page = reader.read(new ByteArrayInputStream(text));
    last = text;
    return page;
  }

  byte[] last() {
    return last;
  }
}
