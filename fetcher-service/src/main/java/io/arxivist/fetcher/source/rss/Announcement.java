package io.arxivist.fetcher.source.rss;

import io.arxivist.fetcher.source.SourceRecord;
import java.util.List;

/** What one feed announces; empty on a day without an announcement. */
record Announcement(List<SourceRecord> records) {
  Announcement {
    records = List.copyOf(records);
  }
}
