package io.arxivist.core.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code GET /search}, best first.
 *
 * @param total papers that match, over all pages
 * @param nextCursor pass it as {@code cursor} for the next page; null on the last
 * @param indexed papers that were searched
 */
public record SearchPage(
    List<SearchHit> hits, long total, @Nullable String nextCursor, long indexed) {
  public SearchPage {
    hits = List.copyOf(hits);
  }
}
