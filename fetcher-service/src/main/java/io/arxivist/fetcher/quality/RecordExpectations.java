package io.arxivist.fetcher.quality;

import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.SourceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That records are papers, each its own. */
final class RecordExpectations {
  /* None of 170,000 real papers is refused; arXiv's own mistakes are a handful a year. */
  private static final double REFUSED = 0.05;

  /* They do no harm, for they are dropped; a source that goes round in circles repeats nearly all.
   * An archive that holds each version twice, after two harvests of the same days, is let pass. */
  private static final double REPEATED = 0.5;

  private static final double SAME_TEXT = 0.01;
  private static final double WITHOUT_AUTHORS = 0.02;
  private static final double WITHDRAWN = 0.05;

  private RecordExpectations() {}

  static List<Expectation> all() {
    return List.of(
        Expectation.hard(
            "record_readable",
            "a record has the fields of a paper (id, title, abstract, categories), each in its"
                + " shape",
            REFUSED,
            Readable::new),
        Expectation.hard("record_unique", "a version of a paper comes once", REPEATED, Unique::new),
        Expectation.soft(
            "text_unique",
            "no other paper has the same title and abstract",
            SAME_TEXT,
            UniqueText::new),
        Expectation.soft(
            "authors_present",
            "a paper names its authors",
            WITHOUT_AUTHORS,
            () -> (paper, text) -> paper.authors().isEmpty() ? "no author" : null),
        Expectation.soft(
            "not_withdrawn",
            "a paper is not withdrawn",
            WITHDRAWN,
            () -> (paper, text) -> paper.withdrawn() ? "withdrawn" : null));
  }

  private static final class Readable implements Judge {
    @Override
    public @Nullable String violation(Paper paper, TextProfile text) {
      return null;
    }

    @Override
    public String violation(SourceRecord.Refused refused) {
      return refused.reason();
    }
  }

  private static final class Unique implements Judge {
    private final Fingerprints seen = new Fingerprints();
    private long place;

    @Override
    public @Nullable String violation(Paper paper, TextProfile text) {
      place++;
      return seen.claim(Fingerprints.hash(paper.versionedId()), place) == place
          ? null
          : "came before";
    }
  }

  private static final class UniqueText implements Judge {
    private final Fingerprints seen = new Fingerprints();

    @Override
    public @Nullable String violation(Paper paper, TextProfile text) {
      long owner = Fingerprints.hash(paper.id());
      long first = seen.claim(Fingerprints.hash(paper.title(), paper.abstractText()), owner);
      return first == owner ? null : paper.title();
    }
  }
}
