package io.arxivist.core.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the archive: one version of one paper, flat, and how it came here. The fetcher's file
 * source reads it back. It holds nothing that depends on when or by which model a paper was
 * classified, so a paper that is delivered again becomes the same bytes.
 *
 * @see Paper
 * @see HarvestedPaper
 */
@JsonPropertyOrder({
  "id",
  "version",
  "title",
  "abstract",
  "categories",
  "authors",
  "published",
  "updated",
  "source",
  "harvestedAt"
})
public record ArchivedArticle(
    String id,
    int version,
    String title,
    @JsonProperty("abstract") String abstractText,
    List<String> categories,
    List<String> authors,
    @Nullable LocalDate published,
    @Nullable LocalDate updated,
    String source,
    Instant harvestedAt) {

  public static ArchivedArticle of(HarvestedPaper harvested) {
    Paper paper = harvested.paper();
    return new ArchivedArticle(
        paper.id(),
        paper.version(),
        paper.title(),
        paper.abstractText(),
        paper.categories(),
        paper.authors(),
        paper.published(),
        paper.updated(),
        harvested.source(),
        harvested.harvestedAt());
  }

  /** The paper as it was archived, checked as every paper is. */
  public HarvestedPaper harvested() {
    return new HarvestedPaper(
        new Paper(id, version, title, abstractText, categories, authors, published, updated),
        source,
        harvestedAt);
  }
}
