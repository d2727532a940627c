package io.arxivist.fetcher.source.api;

import io.arxivist.fetcher.source.SourceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the query API.
 *
 * @param total records of the whole search
 * @param start position of the first record here, from 0
 * @param error what the API refuses with; null where it answers
 */
record ApiPage(List<SourceRecord> records, long total, long start, @Nullable String error) {
  ApiPage {
    records = List.copyOf(records);
  }
}
