package io.arxivist.classifier.search;

import io.arxivist.classifier.encoder.TextEmbedder;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.search.SearchPage;
import io.arxivist.core.search.SimilarPapers;
import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.mongodb.PaperStore;
import io.arxivist.service.problem.NotFoundException;
import io.arxivist.service.problem.UnavailableException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds stored papers: by words, by a paper, by a text. */
@RestController
final class SearchController {
  private static final int LARGEST_PAGE = 100;
  private static final int MOST_NEIGHBOURS = 50;

  private final PaperSearch search;
  private final PaperStore store;
  private final TextEmbedder embedder;

  SearchController(PaperSearch search, PaperStore store, TextEmbedder embedder) {
    this.search = search;
    this.store = store;
    this.embedder = embedder;
  }

  /** A page of papers that hold the words, best first. */
  @GetMapping("/search")
  SearchPage search(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String primary,
      @RequestParam(required = false) @Nullable String predicted,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable Boolean agrees,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate until,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit) {
    SearchFilter filter =
        new SearchFilter(category, primary, predicted, source, agrees, from, until);
    return search.search(
        Check.notBlank("q", q),
        filter,
        cursor == null || cursor.isBlank() ? null : SearchCursor.parse(cursor),
        bounded(limit, LARGEST_PAGE));
  }

  /** The stored papers nearest to a stored one. */
  @GetMapping("/papers/{id}/similar")
  SimilarPapers similar(@PathVariable String id, @RequestParam(defaultValue = "10") int limit) {
    int most = bounded(limit, MOST_NEIGHBOURS);
    ArxivId wanted = ArxivId.parse(id);
    ClassifiedPaper paper =
        store
            .find(wanted)
            .orElseThrow(() -> new NotFoundException("paper " + wanted + " is not stored"));
    return search.nearest(paper.embedding(), wanted.value(), most);
  }

  /** Ids from before April 2007 hold a slash: {@code hep-th/9901001}. */
  @GetMapping("/papers/{archive}/{number}/similar")
  SimilarPapers similarToOld(
      @PathVariable String archive,
      @PathVariable String number,
      @RequestParam(defaultValue = "10") int limit) {
    return similar(archive + "/" + number, limit);
  }

  /** The stored papers nearest to a text. */
  @PostMapping("/search/similar")
  SimilarPapers similar(@RequestBody PaperText text, @RequestParam(defaultValue = "10") int limit) {
    int most = bounded(limit, MOST_NEIGHBOURS);
    Embedding embedding =
        embedder
            .embed(List.of(text))
            .getFirst()
            .orElseThrow(
                () -> new UnavailableException("encoder", "the text cannot be embedded now", null));
    return search.nearest(embedding, null, most);
  }

  private static int bounded(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new InvalidFieldException("limit", limit, "is not within 1 and " + most);
    }
    return limit;
  }
}
