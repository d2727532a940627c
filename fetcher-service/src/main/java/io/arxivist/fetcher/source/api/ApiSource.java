package io.arxivist.fetcher.source.api;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.api.ApiSearch.Order;
import io.arxivist.fetcher.source.http.ArxivClient;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.Sleeper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * arXiv's query API, or the simulator in its place. It knows papers by the day of their first
 * version, so a daily increment from here has no replacements: that is what OAI-PMH is for, and
 * {@link #byNewestVersion} where OAI-PMH is down.
 */
public final class ApiSource implements PaperSource {
  /** The most that the API's manual allows in one slice. */
  public static final int LARGEST_SLICE = 2_000;

  /* arXiv's first paper. */
  private static final LocalDate BEGINNING = LocalDate.of(1991, 8, 14);

  private final ClientSettings settings;
  private final ArxivClient<ApiPage> client;
  private final ArxivClient<ApiPage> narrowClient;
  private final ArxivTaxonomy taxonomy;
  private final Clock clock;
  private final int slice;

  public ApiSource(
      ClientSettings settings,
      ArxivTaxonomy taxonomy,
      int slice,
      RequestPacer pacer,
      Sleeper sleeper,
      Clock clock) {
    this.settings = settings;
    ApiPageParser pages = new ApiPageParser();
    this.client = new ArxivClient<>(settings, pages, pacer, sleeper, clock);
    this.narrowClient = new ArxivClient<>(settings.withRetries(1), pages, pacer, sleeper, clock);
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
    return open(query, Order.FIRST_VERSION, ApiSearch.categories(query.sets(), taxonomy));
  }

  /**
   * The same interface, asked for the papers whose newest version came within the days of a query:
   * the nearest it has to OAI-PMH's day of the last change.
   */
  public PaperSource byNewestVersion() {
    return new PaperSource() {
      @Override
      public String name() {
        return settings.sourceName();
      }

      @Override
      public PaperReader open(SourceQuery query) {
        List<String> categories =
            query.sets().isEmpty()
                ? ApiSearch.everyArchive(taxonomy)
                : ApiSearch.categories(query.sets(), taxonomy);
        return ApiSource.this.open(query, Order.NEWEST_VERSION, categories);
      }
    };
  }

  private PaperReader open(SourceQuery query, Order order, List<String> categories) {
    LocalDate from = query.from() == null ? BEGINNING : query.from();
    LocalDate until = query.until() == null ? LocalDate.now(clock) : query.until();
    List<ApiSearch> searches =
        until.isBefore(from) ? List.of() : List.of(new ApiSearch(order, from, until, categories));
    return new ApiReader(client, narrowClient, searches, slice);
  }
}
