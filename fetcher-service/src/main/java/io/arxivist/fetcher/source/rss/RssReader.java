package io.arxivist.fetcher.source.rss;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.ArxivClient;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One feed, asked for when its first record is wanted. */
final class RssReader implements PaperReader {
  private final ArxivClient<Announcement> client;
  private final URI feed;
  private final Deque<SourceRecord> records = new ArrayDeque<>();
  private @Nullable Long expected;

  RssReader(ArxivClient<Announcement> client, URI feed) {
    this.client = client;
    this.feed = feed;
  }

  @Override
  public @Nullable SourceRecord next() {
    if (expected == null) {
      Announcement announcement = client.ask(feed);
      records.addAll(announcement.records());
      expected = (long) records.size();
    }
    return records.poll();
  }

  @Override
  public @Nullable Long expected() {
    return expected;
  }

  @Override
  public void close() {
    records.clear();
  }
}
