package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A paper that the simulated arXiv holds.
 *
 * @param paper its newest version, with the day of the first
 * @param datestamp the day under which OAI-PMH lists it, and from which on it can be seen; null
 *     takes the first day of an announcement from its last change on
 * @param deleted whether OAI-PMH lists it as a deleted record; the other interfaces then do not
 *     know it
 */
public record ArchivedPaper(Paper paper, @Nullable LocalDate datestamp, boolean deleted) {
  public ArchivedPaper {
    Check.present("paper", paper);
    Check.present(paper.id() + ".published", paper.published());
  }

  /** The paper as it stands on a day; null before its first version. */
  @Nullable Paper on(LocalDate day) {
    LocalDate first = Objects.requireNonNull(paper.published());
    LocalDate last = Corpus.lastChange(paper);
    if (datestamp != null || !last.isAfter(day)) {
      return paper;
    }
    return first.isAfter(day)
        ? null
        : new Paper(
            paper.id(),
            1,
            paper.title(),
            paper.abstractText(),
            paper.categories(),
            paper.authors(),
            first,
            null);
  }
}
