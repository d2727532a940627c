package io.arxivist.core.classification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arxivist.core.paper.Paper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored paper as {@code GET /papers/{id}} shows it.
 *
 * @param agrees whether the best category is the authors' primary one
 * @param crossListed whether the best category is any of the authors' categories
 * @param encoder fingerprint of the encoder whose vector is stored; the vector stays inside
 */
public record PaperView(
    String id,
    int version,
    String title,
    @JsonProperty("abstract") String abstractText,
    List<String> categories,
    List<String> authors,
    @Nullable LocalDate published,
    @Nullable LocalDate updated,
    String source,
    Instant harvestedAt,
    Prediction prediction,
    boolean agrees,
    boolean crossListed,
    String encoder) {

  public static PaperView of(ClassifiedPaper stored) {
    Paper paper = stored.harvested().paper();
    String best = stored.prediction().classification().best().category();
    return new PaperView(
        paper.id(),
        paper.version(),
        paper.title(),
        paper.abstractText(),
        paper.categories(),
        paper.authors(),
        paper.published(),
        paper.updated(),
        stored.harvested().source(),
        stored.harvested().harvestedAt(),
        stored.prediction(),
        best.equals(paper.primaryCategory()),
        paper.categories().contains(best),
        stored.embedding().encoder());
  }
}
