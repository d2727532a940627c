package io.arxivist.classifier.paper;

import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.mongodb.PaperCursor;
import io.arxivist.mongodb.PaperFilter;
import io.arxivist.mongodb.PaperStore;
import io.arxivist.service.problem.NotFoundException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stored papers: lists, single ones, and how much there is. */
@RestController
@RequestMapping("/papers")
final class PaperController {
  private static final int LARGEST_PAGE = 100;

  private final PaperStore store;
  private final ChampionModel champion;

  PaperController(PaperStore store, ChampionModel champion) {
    this.store = store;
    this.champion = champion;
  }

  /**
   * A page of what was classified last.
   *
   * @param text stands in the title
   * @param predicted the model's best category
   * @param primary the authors' first category
   * @param agrees whether the two are the same
   * @param from first day of publication, inclusive
   * @param until last day, inclusive
   */
  @GetMapping
  PaperPage list(
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable String predicted,
      @RequestParam(required = false) @Nullable String primary,
      @RequestParam(required = false) @Nullable Boolean agrees,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate until,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidFieldException("limit", limit, "is not within 1 and " + LARGEST_PAGE);
    }
    PaperFilter filter =
        new PaperFilter(
            asked("predicted", predicted, PaperFilter.LONGEST_NAME),
            asked("primary", primary, PaperFilter.LONGEST_NAME),
            asked("source", source, PaperFilter.LONGEST_NAME),
            agrees,
            asked("text", text, PaperFilter.LONGEST_TEXT),
            from,
            until);
    PaperCursor after = cursor == null || cursor.isBlank() ? null : PaperCursor.parse(cursor);
    return store.find(filter, after, limit);
  }

  @GetMapping("/{id}")
  PaperView paper(@PathVariable String id) {
    ArxivId wanted = ArxivId.parse(id);
    return store
        .find(wanted)
        .map(PaperView::of)
        .orElseThrow(() -> new NotFoundException("paper " + wanted + " is not stored"));
  }

  /** Ids from before April 2007 hold a slash: {@code hep-th/9901001}. */
  @GetMapping("/{archive}/{number}")
  PaperView oldPaper(@PathVariable String archive, @PathVariable String number) {
    return paper(archive + "/" + number);
  }

  @GetMapping("/summary")
  StorageSummary summary() {
    return store.summary(champion.serving().map(ServingModel::reference).orElse(null));
  }

  /* A form sends what was not filled in as an empty text. */
  private static @Nullable String asked(String field, @Nullable String value, int longest) {
    return value == null || value.isBlank() ? null : Check.atMostCharacters(field, value, longest);
  }
}
