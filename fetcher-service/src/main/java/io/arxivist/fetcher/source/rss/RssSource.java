package io.arxivist.fetcher.source.rss;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.http.ArxivClient;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.Sleeper;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * arXiv's daily announcement as a feed: what is new, cross-listed or replaced today, and nothing
 * older, so the days of a query are no matter here.
 */
public final class RssSource implements PaperSource {
  /* Feeds are made at arXiv's midnight, and are empty on its Saturdays and Sundays. */
  private static final ZoneId ARXIV = ZoneId.of("America/New_York");

  private final ClientSettings settings;
  private final ArxivClient<Announcement> client;
  private final ArxivTaxonomy taxonomy;
  private final Clock clock;

  public RssSource(
      ClientSettings settings,
      ArxivTaxonomy taxonomy,
      RequestPacer pacer,
      Sleeper sleeper,
      Clock clock) {
    this.settings = settings;
    this.client = new ArxivClient<>(settings, new AnnouncementParser(), pacer, sleeper, clock);
    this.taxonomy = taxonomy;
    this.clock = clock;
  }

  @Override
  public String name() {
    return settings.sourceName();
  }

  @Override
  public PaperReader open(SourceQuery query) {
    Feed feed = Feed.of(settings.url(), query.sets(), taxonomy);
    return new RssReader(client, feed, isAnnouncementDay());
  }

  private boolean isAnnouncementDay() {
    DayOfWeek today = LocalDate.ofInstant(clock.instant(), ARXIV).getDayOfWeek();
    return today != DayOfWeek.SATURDAY && today != DayOfWeek.SUNDAY;
  }
}
