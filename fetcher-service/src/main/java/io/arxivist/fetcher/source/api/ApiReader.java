package io.arxivist.fetcher.source.api;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.ArxivClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads searches slice by slice. What the API does wrong is made good here: a slice shorter than
 * asked for is gone on from where it ends, a total that changes on the way is believed anew with
 * every slice, a paper that moves from one slice into the next is given once, and a search that
 * finds more than the API hands out is halved.
 */
final class ApiReader implements PaperReader {
  /** What the API gives of one search, by its manual. */
  static final int LARGEST_SEARCH = 30_000;

  private static final int MOST_REPEATS = 3;

  private final ArxivClient<ApiPage> client;
  private final int slice;
  private final Deque<ApiSearch> searches;
  private final Deque<SourceRecord> page = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private @Nullable ApiSearch search;
  private long start;
  private long total;
  private int repeats;
  private @Nullable Long announced;

  ApiReader(ArxivClient<ApiPage> client, List<ApiSearch> searches, int slice) {
    this.client = client;
    this.slice = slice;
    this.searches = new ArrayDeque<>(searches);
  }

  @Override
  public @Nullable SourceRecord next() {
    while (page.isEmpty()) {
      if (search == null || start >= total) {
        if (searches.isEmpty()) {
          return null;
        }
        begin(searches.removeFirst());
      } else {
        readOn(search);
      }
    }
    return page.poll();
  }

  @Override
  public @Nullable Long expected() {
    return announced;
  }

  @Override
  public void close() {
    page.clear();
    searches.clear();
    search = null;
  }

  private void begin(ApiSearch wanted) {
    search = wanted;
    start = 0;
    repeats = 0;
    seen.clear();
    ApiPage first = ask(wanted);
    if (first.total() > LARGEST_SEARCH) {
      halve(wanted, first.total());
      return;
    }
    total = first.total();
    announced = (announced == null ? 0 : announced) + total;
    take(first);
  }

  private void readOn(ApiSearch wanted) {
    ApiPage answer = ask(wanted);
    announced = (announced == null ? 0 : announced) + answer.total() - total;
    total = answer.total();
    take(answer);
  }

  private void take(ApiPage answer) {
    int before = page.size();
    for (SourceRecord record : answer.records()) {
      if (seen.add(record.where())) {
        page.add(record);
      }
    }
    if (page.size() == before && !answer.records().isEmpty()) {
      repeated();
    } else {
      repeats = 0;
      start += answer.records().size();
    }
  }

  /* The page before once more: the same slice is asked for again, but not for ever. */
  private void repeated() {
    if (++repeats > MOST_REPEATS) {
      throw new SourceException(
          "the query API gave the same entries %d times at %d of %d"
              .formatted(repeats, start, total),
          null);
    }
  }

  private void halve(ApiSearch wanted, long found) {
    List<ApiSearch> halves = wanted.halves();
    if (halves.isEmpty()) {
      throw new SourceException(
          "the query API finds %d papers on %s and gives at most %d of a search; name sets"
              .formatted(found, wanted.from(), LARGEST_SEARCH),
          null);
    }
    search = null;
    halves.reversed().forEach(searches::addFirst);
  }

  private ApiPage ask(ApiSearch wanted) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("search_query", wanted.terms());
    arguments.put("start", Long.toString(start));
    arguments.put("max_results", Integer.toString(slice));
    arguments.put("sortBy", "submittedDate");
    arguments.put("sortOrder", "ascending");
    ApiPage answer = client.ask(arguments);
    if (answer.error() != null) {
      throw new SourceException("the query API refused: " + answer.error(), null);
    }
    return answer;
  }
}
