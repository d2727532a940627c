package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.http.Complaint;
import java.util.Map;

/** Where the pages of one list come from. */
interface ListPages extends AutoCloseable {

  /**
   * The answer to a question.
   *
   * @throws SourceException when there is none, with the reason
   */
  OaiPage answer(Map<String, String> question, Complaint<OaiPage> complaint);

  /** Tells that the list was read to its end, is as long as announced, and was kept. */
  void keep();

  @Override
  void close();
}
