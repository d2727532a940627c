package io.arxivist.fetcher.quality;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** That categories are arXiv's, of today or of its early years. */
final class CategoryExpectations {
  private static final double UNKNOWN_PRIMARY = 0.02;
  private static final double UNKNOWN_CROSS_LIST = 0.02;

  /* Archives that once took papers undivided, and whose papers of then were never divided. */
  private static final Set<String> UNDIVIDED = Set.of("astro-ph", "cond-mat", "q-bio");

  private CategoryExpectations() {}

  static List<Expectation> all(ArxivTaxonomy taxonomy) {
    Categories categories = new Categories(taxonomy);
    return List.of(
        Expectation.hard(
            "category_known",
            "the primary category is one of arXiv's",
            UNKNOWN_PRIMARY,
            () -> (paper, text) -> categories.unknown(List.of(paper.primaryCategory()))),
        Expectation.soft(
            "cross_lists_known",
            "the other categories are arXiv's",
            UNKNOWN_CROSS_LIST,
            () -> (paper, text) -> categories.unknown(crossLists(paper))));
  }

  private static List<String> crossLists(Paper paper) {
    return paper.categories().subList(1, paper.categories().size());
  }

  private record Categories(ArxivTaxonomy taxonomy) {
    @Nullable String unknown(List<String> codes) {
      for (String code : codes) {
        if (!UNDIVIDED.contains(code) && !taxonomy.known(taxonomy.current(code))) {
          return code;
        }
      }
      return null;
    }
  }
}
