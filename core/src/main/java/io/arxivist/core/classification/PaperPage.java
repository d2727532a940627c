package io.arxivist.core.classification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code GET /papers}.
 *
 * @param total how many papers match the filter, over all pages
 * @param nextCursor pass it as {@code cursor} for the next page; null on the last
 */
public record PaperPage(List<PaperView> papers, long total, @Nullable String nextCursor) {
  public PaperPage {
    papers = List.copyOf(papers);
  }
}
