package io.arxivist.fetcher.source.api;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.http.ArxivClient;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.Sleeper;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * arXiv's query API, or the simulator in its place. It knows papers by the day of their first
 * version, so a daily increment from here has no replacements: that is what OAI-PMH is for.
 */
public final class ApiSource implements PaperSource {
  /** The most that the API's manual allows in one slice. */
  public static final int LARGEST_SLICE = 2_000;

  /* arXiv's first paper. */
  private static final LocalDate BEGINNING = LocalDate.of(1991, 8, 14);

  private final ClientSettings settings;
  private final ArxivClient<ApiPage> client;
  private final ArxivTaxonomy taxonomy;
  private final Clock clock;
  private final int slice;

  public ApiSource(
      HttpClient http,
      ClientSettings settings,
      ArxivTaxonomy taxonomy,
      int slice,
      RequestPacer pacer,
      Sleeper sleeper,
      Clock clock) {
    this.settings = settings;
    this.client = new ArxivClient<>(http, settings, new ApiPageParser(), pacer, sleeper, clock);
    this.taxonomy = taxonomy;
    this.slice = slice;
    this.clock = clock;
  }

  @Override
  public String name() {
    return settings.sourceName();
  }

  @Override
  public PaperReader open(SourceQuery query) {
    LocalDate from = query.from() == null ? BEGINNING : query.from();
    LocalDate until = query.until() == null ? LocalDate.now(clock) : query.until();
    List<String> categories = ApiSearch.categories(query.sets(), taxonomy);
    List<ApiSearch> searches =
        until.isBefore(from) ? List.of() : List.of(new ApiSearch(from, until, categories));
    return new ApiReader(client, searches, slice);
  }
}
