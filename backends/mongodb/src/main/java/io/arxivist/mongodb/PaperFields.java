package io.arxivist.mongodb;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/** A harvested paper without its id, as both collections of papers hold it. */
record PaperFields(
    String title,
    @Field("abstract") String abstractText,
    List<String> categories,
    List<String> authors,
    @Nullable String published,
    @Nullable String updated,
    Instant harvestedAt) {
  /** The field that holds them. */
  static final String NAME = "paper";

  /** Those that a source may not know. */
  static final List<String> OPTIONAL = List.of(NAME + ".published", NAME + ".updated");

  static PaperFields of(HarvestedPaper harvested) {
    Paper paper = harvested.paper();
    return new PaperFields(
        paper.title(),
        paper.abstractText(),
        paper.categories(),
        paper.authors(),
        text(paper.published()),
        text(paper.updated()),
        harvested.harvestedAt());
  }

  HarvestedPaper harvested(String id, int version, String source) {
    return new HarvestedPaper(
        new Paper(
            id, version, title, abstractText, categories, authors, day(published), day(updated)),
        source,
        harvestedAt);
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
