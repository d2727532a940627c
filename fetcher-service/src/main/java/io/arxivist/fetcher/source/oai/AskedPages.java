package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.http.ArxivClient;
import io.arxivist.fetcher.source.http.Complaint;
import java.util.Map;

/** Pages that are asked for and not remembered. */
record AskedPages(ArxivClient<OaiPage> client) implements ListPages {

  @Override
  public OaiPage answer(Map<String, String> question, Complaint<OaiPage> complaint) {
    return client.ask(question, complaint);
  }

  @Override
  public void keep() {
    // Nothing is remembered.
  }

  @Override
  public void close() {
    // Each request has ended.
  }
}
