package io.arxivist.fetcher.source.http;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the answers of one interface.
 *
 * @param <P> what one answer says
 */
public interface PageReader<P> {
  int OK = 200;

  /**
   * Reads one answer to its end.
   *
   * @throws XMLStreamException when the bytes are no such answer; they are asked for again
   */
  P read(InputStream answer) throws IOException, XMLStreamException;

  /** Whether an answer with this HTTP status has a body to read; any other status is a failure. */
  default boolean reads(int status) {
    return status == OK;
  }
}
