package io.arxivist.fetcher.source.rss;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.http.ArxivClient;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.Sleeper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * arXiv's daily announcement as a feed: what is new, cross-listed or replaced today, and nothing
 * older, so the days of a query are no matter here. A feed ends at 2,000 papers.
 */
public final class RssSource implements PaperSource {
  private final ClientSettings settings;
  private final ArxivClient<Announcement> client;
  private final ArxivTaxonomy taxonomy;

  public RssSource(
      HttpClient http,
      ClientSettings settings,
      ArxivTaxonomy taxonomy,
      RequestPacer pacer,
      Sleeper sleeper,
      Clock clock) {
    this.settings = settings;
    this.client =
        new ArxivClient<>(http, settings, new AnnouncementParser(), pacer, sleeper, clock);
    this.taxonomy = taxonomy;
  }

  @Override
  public String name() {
    return settings.sourceName();
  }

  @Override
  public PaperReader open(SourceQuery query) {
    return new RssReader(client, URI.create(settings.url() + "/" + feed(query.sets())));
  }

  /** The feed's name: archives and categories, joined; every archive where no set is named. */
  private String feed(List<String> sets) {
    Stream<String> codes =
        sets.isEmpty()
            ? taxonomy.codes().stream().map(RssSource::archive)
            : sets.stream().flatMap(this::codes);
    return codes.distinct().collect(Collectors.joining("+"));
  }

  private Stream<String> codes(String set) {
    boolean category = set.chars().filter(letter -> letter == ':').count() == 2;
    return taxonomy.codes().stream()
        .filter(code ->
            taxonomy.oaiSet(code).equals(set) || taxonomy.oaiSet(code).startsWith(set + ":"))
        .map(code -> category ? code : archive(code));
  }

  private static String archive(String code) {
    int dot = code.indexOf('.');
    return dot < 0 ? code : code.substring(0, dot);
  }
}
