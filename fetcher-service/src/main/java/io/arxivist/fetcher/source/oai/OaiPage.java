package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.SourceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One OAI-PMH answer.
 *
 * @param resumptionToken leads to the next page; null on the last
 * @param completeListSize records of the whole list; null where the server does not say
 * @param error what OAI-PMH refuses with; null where it answers
 */
record OaiPage(
    List<SourceRecord> records,
    @Nullable String resumptionToken,
    @Nullable Long completeListSize,
    @Nullable Error error) {
  /* OAI-PMH's own words for a list without records, and for a token that leads nowhere any more. */
  static final String NO_RECORDS = "noRecordsMatch";
  static final String BAD_TOKEN = "badResumptionToken";

  OaiPage {
    records = List.copyOf(records);
  }

  boolean noRecords() {
    return error != null && error.code().equals(NO_RECORDS);
  }

  /** An OAI-PMH error: {@code noRecordsMatch}, {@code badResumptionToken}. */
  record Error(String code, String message) {}
}
