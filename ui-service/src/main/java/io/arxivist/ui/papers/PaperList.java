package io.arxivist.ui.papers;

import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.search.SearchPage;
import io.arxivist.core.search.TextPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of papers, whether they were listed or searched for. */
record PaperList(List<Line> lines, long total, @Nullable String nextCursor) {

  /**
   * A paper of the list.
   *
   * @param title the whole title
   * @param excerpt sentences of the abstract that hold what was looked for; empty without any
   */
  record Line(PaperView paper, List<TextPart> title, List<TextPart> excerpt) {}

  static PaperList of(PaperPage page) {
    return new PaperList(
        page.papers().stream()
            .map(paper -> new Line(paper, List.of(new TextPart(paper.title(), false)), List.of()))
            .toList(),
        page.total(),
        page.nextCursor());
  }

  static PaperList of(SearchPage page) {
    return new PaperList(
        page.hits().stream().map(hit -> new Line(hit.paper(), hit.title(), hit.excerpt())).toList(),
        page.total(),
        page.nextCursor());
  }
}
