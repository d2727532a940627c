package io.arxivist.core.paper;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of one version of one paper.
 *
 * @param id arXiv id without version
 * @param version 1 for the first
 * @param title one line, white space folded
 * @param abstractText one paragraph, white space folded; {@code abstract} on the wire
 * @param categories the authors' categories, the primary one first; at least one
 * @param authors names as arXiv prints them; may be empty where a source has none
 * @param published day of the first version, where the source knows it
 * @param updated day of this version, where the source knows it
 * @param withdrawn whether this version says that the authors or arXiv took the paper back; on the
 *     wire only where it is so
 */
public record Paper(
    String id,
    int version,
    String title,
    @JsonProperty("abstract") String abstractText,
    List<String> categories,
    List<String> authors,
    @Nullable LocalDate published,
    @Nullable LocalDate updated,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean withdrawn) {

  /** A paper that was not withdrawn. */
  public Paper(
      String id,
      int version,
      String title,
      String abstractText,
      List<String> categories,
      List<String> authors,
      @Nullable LocalDate published,
      @Nullable LocalDate updated) {
    this(id, version, title, abstractText, categories, authors, published, updated, false);
  }

  public Paper {
    Check.present("id", id);
    id = new ArxivId(id).value();
    Check.atLeast("version", version, 1);
    Check.notBlank("title", title);
    Check.notBlank("abstract", abstractText);
    categories =
        Check.names("categories", Check.sized("categories", categories, 1, Integer.MAX_VALUE));
    authors = authors == null ? List.of() : Check.names("authors", authors);
  }

  /** This version of this paper, as arXiv names it: {@code 2503.15521v2}. */
  @JsonIgnore
  public String versionedId() {
    return id + "v" + version;
  }

  /** The category that the authors put first: what a classifier is asked to find. */
  @JsonIgnore
  public String primaryCategory() {
    return categories.getFirst();
  }

  /** What a model reads: the title, a line break, the abstract. */
  @JsonIgnore
  public PaperText text() {
    return new PaperText(title, abstractText);
  }
}
