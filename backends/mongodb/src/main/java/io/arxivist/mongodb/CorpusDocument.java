package io.arxivist.mongodb;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A paper to learn from.
 *
 * @param order sorts as {@link ArxivId} does: {@code 2025-03.0015521}
 * @param day when it was published, or else the first of its id's month
 */
@Document(CorpusDocument.COLLECTION)
record CorpusDocument(
    @Id String id, int version, String source, String order, String day, PaperFields paper) {
  static final String COLLECTION = "corpus";

  static CorpusDocument of(HarvestedPaper harvested) {
    Paper paper = harvested.paper();
    ArxivId id = new ArxivId(paper.id());
    LocalDate published = paper.published();
    return new CorpusDocument(
        paper.id(),
        paper.version(),
        harvested.source(),
        "%s.%07d".formatted(id.month(), id.number()),
        (published == null ? id.month().atDay(1) : published).toString(),
        PaperFields.of(harvested));
  }

  HarvestedPaper harvested() {
    return paper.harvested(id, version, source);
  }
}
