package io.arxivist.core.classification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code GET /papers/summary}: what is stored and how well it was classified.
 *
 * @param papers stored papers
 * @param agreeing papers whose best category is the authors' primary one
 * @param lastClassifiedAt when the newest prediction was made
 * @param sources papers per source, most first
 * @param categories papers per predicted category, most first
 * @param model the model now serving; null before the first training
 */
public record StorageSummary(
    long papers,
    long agreeing,
    @Nullable Instant lastClassifiedAt,
    List<Count> sources,
    List<Count> categories,
    @Nullable ModelReference model) {

  /** How many papers carry a name. */
  public record Count(String name, long papers) {}
}
