package io.arxivist.fetcher.localqueue;

import io.arxivist.core.paper.HarvestedPaper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A harvested paper as the bytes of its JSON, and back. */
final class PaperCodec {
  private final ObjectWriter writer;
  private final ObjectReader reader;

  PaperCodec(JsonMapper json) {
    this.writer = json.writerFor(HarvestedPaper.class);
    this.reader = json.readerFor(HarvestedPaper.class);
  }

  byte[] write(HarvestedPaper paper) {
    return writer.writeValueAsBytes(paper);
  }

  HarvestedPaper read(byte[] body) {
    return reader.readValue(body);
  }
}
