package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.ArxivClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one list per set, page by page through its resumption tokens. OAI-PMH takes one set a
 * request; a paper that stands in several of the sets asked for is given once.
 */
final class OaiReader implements PaperReader {
  private static final String NOTHING = "";

  private final ArxivClient<OaiPage> client;
  private final OaiFormat format;
  private final SourceQuery query;
  private final Deque<String> setsLeft;
  private final Deque<SourceRecord> page = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private @Nullable String token;
  private @Nullable Long expected;

  OaiReader(ArxivClient<OaiPage> client, OaiFormat format, SourceQuery query) {
    this.client = client;
    this.format = format;
    this.query = query;
    this.setsLeft = new ArrayDeque<>(query.sets().isEmpty() ? List.of(NOTHING) : query.sets());
  }

  @Override
  public @Nullable SourceRecord next() {
    while (true) {
      if (page.isEmpty() && !turnPage()) {
        return null;
      }
      SourceRecord record = page.poll();
      if (record != null && isNew(record)) {
        return record;
      }
    }
  }

  @Override
  public @Nullable Long expected() {
    return expected;
  }

  @Override
  public void close() {
    page.clear();
    setsLeft.clear();
    token = null;
  }

  /** Fetches the next page, which may be empty; false after the last. */
  private boolean turnPage() {
    boolean first = token == null;
    if (first && setsLeft.isEmpty()) {
      return false;
    }
    OaiPage answer = client.ask(token == null ? list(setsLeft.remove()) : resumed(token));
    if (answer.error() != null) {
      return nothingOrFailure(answer.error());
    }
    String next = answer.resumptionToken();
    if (next != null && next.equals(token)) {
      throw new SourceException("the same page came twice: resumption token " + next, null);
    }
    if (first) {
      announce(answer);
    }
    page.addAll(answer.records());
    token = next;
    return true;
  }

  private boolean nothingOrFailure(OaiPage.Error error) {
    token = null;
    if (error.code().equals("noRecordsMatch")) {
      expected = expected == null ? 0L : expected;
      return true;
    }
    throw new SourceException(
        "OAI-PMH refused with " + error.code() + ": " + error.message(), null);
  }

  /* A list that fits one page need not say how long it is. Sets overlap: their sum is a ceiling. */
  private void announce(OaiPage answer) {
    Long size = answer.completeListSize();
    if (size == null && answer.resumptionToken() == null) {
      size = (long) answer.records().size();
    }
    if (size != null) {
      expected = (expected == null ? 0 : expected) + size;
    }
  }

  private boolean isNew(SourceRecord record) {
    return query.sets().size() < 2 || seen.add(record.where());
  }

  private Map<String, String> list(String set) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("verb", "ListRecords");
    arguments.put("metadataPrefix", format.prefix());
    if (query.from() != null) {
      arguments.put("from", query.from().toString());
    }
    if (query.until() != null) {
      arguments.put("until", query.until().toString());
    }
    if (!set.equals(NOTHING)) {
      arguments.put("set", set);
    }
    return arguments;
  }

  private static Map<String, String> resumed(String token) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("verb", "ListRecords");
    arguments.put("resumptionToken", token);
    return arguments;
  }
}
