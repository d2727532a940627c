package io.arxivist.fetcher.source.rss;

import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceDay;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.http.ArxivClient;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.Sleeper;
import java.time.Clock;
import java.time.LocalDate;

/**
 * arXiv's daily announcement as a feed: what is new, cross-listed or replaced today, and nothing
 * older, so the days of a query are no matter here.
 */
public final class RssSource implements PaperSource {
  private final ClientSettings settings;
  private final ArxivClient<Announcement> client;
  private final ArxivTaxonomy taxonomy;
  private final AnnouncementCalendar calendar;
  private final Clock clock;

  public RssSource(
      ClientSettings settings,
      ArxivTaxonomy taxonomy,
      AnnouncementCalendar calendar,
      RequestPacer pacer,
      Sleeper sleeper,
      Clock clock) {
    this.settings = settings;
    this.client = new ArxivClient<>(settings, new AnnouncementParser(), pacer, sleeper, clock);
    this.taxonomy = taxonomy;
    this.calendar = calendar;
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

  /* Feeds are made at arXiv's midnight. */
  private boolean isAnnouncementDay() {
    return calendar.announces(LocalDate.ofInstant(clock.instant(), SourceDay.ARXIV));
  }
}
