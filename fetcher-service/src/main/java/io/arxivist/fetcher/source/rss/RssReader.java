package io.arxivist.fetcher.source.rss;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.RecordMemory;
import io.arxivist.fetcher.source.RecordMemory.Sight;
import io.arxivist.fetcher.source.SecondLook;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.ArxivClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the day's feeds. A feed that is full may have been cut off: its archives and categories are
 * asked for in halves then. A paper that several feeds announce is given once.
 */
final class RssReader implements PaperReader {
  private static final int LOOKS_BEFORE_BELIEF = 3;

  private final ArxivClient<Announcement> client;
  private final Deque<Feed> feeds = new ArrayDeque<>();
  private final Deque<SourceRecord> records = new ArrayDeque<>();
  private final RecordMemory memory = new RecordMemory();
  private final List<String> shortcomings = new ArrayList<>();
  private final boolean announcementDay;
  private int emptyLooks;
  private @Nullable Long expected;

  /**
   * Reads what one feed announces.
   *
   * @param announcementDay whether arXiv announces on this day: an empty feed is then asked for
   *     again before it is believed
   */
  RssReader(ArxivClient<Announcement> client, Feed feed, boolean announcementDay) {
    this.client = client;
    this.announcementDay = announcementDay;
    feeds.add(feed);
  }

  @Override
  public @Nullable SourceRecord next() {
    while (records.isEmpty() && !feeds.isEmpty()) {
      read(feeds.getFirst());
    }
    return records.poll();
  }

  @Override
  public @Nullable Long expected() {
    return expected;
  }

  @Override
  public List<String> shortcomings() {
    return List.copyOf(shortcomings);
  }

  @Override
  public void close() {
    feeds.clear();
    records.clear();
  }

  private void read(Feed feed) {
    List<SourceRecord> announced = SecondLook.at(ask(feed), () -> ask(feed));
    feeds.remove(feed);
    if (announced.size() >= Feed.LONGEST) {
      List<Feed> parts = feed.parts();
      if (parts.isEmpty()) {
        shortcomings.add(
            "the feed %s is full with %d papers: there may be more"
                .formatted(feed.name(), announced.size()));
      }
      parts.reversed().forEach(feeds::addFirst);
    }
    for (SourceRecord record : announced) {
      if (memory.note(record, 0) == Sight.NEW) {
        records.add(record);
      }
    }
    expected = (expected == null ? 0 : expected) + records.size();
  }

  private List<SourceRecord> ask(Feed feed) {
    return client.ask(feed.address(), this::complaint).records();
  }

  /* On a holiday that we do not know the feed is empty however often it is asked for. */
  private @Nullable String complaint(Announcement announcement) {
    boolean strange = announcementDay && announcement.records().isEmpty();
    return strange && ++emptyLooks < LOOKS_BEFORE_BELIEF
        ? "announced nothing on a day of announcements"
        : null;
  }
}
