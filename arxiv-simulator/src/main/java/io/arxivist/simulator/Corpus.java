package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What the simulated arXiv holds. */
@FunctionalInterface
public interface Corpus {

  /** Every paper, in any order. */
  List<ArchivedPaper> archive();

  /** Papers under the days that arXiv's calendar gives them. */
  static Corpus of(Collection<Paper> papers) {
    List<ArchivedPaper> archive =
        papers.stream().map(paper -> new ArchivedPaper(paper, null, false)).toList();
    return () -> archive;
  }

  /** Papers under datestamps of one's own. */
  static Corpus of(Collection<Paper> papers, Function<Paper, LocalDate> datestamp) {
    List<ArchivedPaper> archive =
        papers.stream()
            .map(paper -> new ArchivedPaper(paper, datestamp.apply(paper), false))
            .toList();
    return () -> archive;
  }

  /** Papers as they are given, for those who want deleted ones among them. */
  static Corpus ofArchive(Collection<ArchivedPaper> papers) {
    List<ArchivedPaper> archive = List.copyOf(papers);
    return () -> archive;
  }

  /**
   * The papers of a JSON Lines file, plain or gzip, in Arxivist's own shape of a paper or as {@code
   * id, title, abstract, categories, published}; either may say {@code datestamp} and {@code
   * deleted}.
   *
   * @throws io.arxivist.core.validation.InvalidFieldException naming the line, the field and the
   *     rule it breaks
   * @throws java.io.UncheckedIOException when the file cannot be read
   */
  static Corpus read(Path file) {
    return ofArchive(new JsonLines(file).read());
  }

  /** The same papers, each under the day of its last change, weekends included. */
  default Corpus datedByLastChange() {
    return ofArchive(
        archive().stream()
            .map(held -> new ArchivedPaper(held.paper(), lastChange(held.paper()), held.deleted()))
            .toList());
  }

  /** The day of the newest version. */
  static LocalDate lastChange(Paper paper) {
    return Objects.requireNonNull(paper.updated() == null ? paper.published() : paper.updated());
  }
}
