package io.arxivist.core.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
 * @param withdrawn on the line only where it is so; lines from before this field lack it
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
  "withdrawn",
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
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean withdrawn,
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
        paper.withdrawn(),
        harvested.source(),
        harvested.harvestedAt());
  }

  /** The paper as it was archived, checked as every paper is. */
  public HarvestedPaper harvested() {
    return new HarvestedPaper(
        new Paper(
            id, version, title, abstractText, categories, authors, published, updated, withdrawn),
        source,
        harvestedAt);
  }
}
