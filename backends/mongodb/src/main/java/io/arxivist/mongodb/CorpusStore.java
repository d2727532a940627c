package io.arxivist.mongodb;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** The papers that models learn from, each in its newest version, in the order of arXiv's ids. */
public final class CorpusStore {
  private static final Sort CHRONOLOGICAL = Sort.by(Sort.Direction.ASC, "order", "_id");

  private final MongoTemplate template;
  private final VersionedUpserts upserts;

  public CorpusStore(MongoTemplate template) {
    this.template = template;
    this.upserts =
        new VersionedUpserts(
            template, CorpusDocument.COLLECTION, PaperFields.OPTIONAL, CorpusStore::noNewer);
  }

  /**
   * Adds papers, replacing what is there in the same or an older version; doing it again changes
   * nothing.
   *
   * @return how many documents were written; an older version than the stored one is not
   */
  public int upsertAll(List<HarvestedPaper> papers) {
    Map<String, CorpusDocument> documents = new LinkedHashMap<>();
    for (HarvestedPaper paper : papers) {
      CorpusDocument document = CorpusDocument.of(paper);
      documents.merge(
          document.id(),
          document,
          (before, next) -> next.version() >= before.version() ? next : before);
    }
    return upserts.write(List.copyOf(documents.values()));
  }

  /** Those of the papers that are there, in no order. */
  public List<HarvestedPaper> find(Collection<String> ids) {
    return template.find(new Query(Criteria.where("_id").in(ids)), CorpusDocument.class).stream()
        .map(CorpusDocument::harvested)
        .toList();
  }

  public long count() {
    return template.count(new Query(), CorpusDocument.class);
  }

  /** How many papers a window holds. */
  public long count(@Nullable LocalDate from, @Nullable LocalDate until) {
    return template.count(window(from, until), CorpusDocument.class);
  }

  /**
   * The papers of a window, oldest first, read while the stream is consumed; close the stream.
   *
   * @param from first day of publication, inclusive; open when null. A paper whose day is unknown
   *     counts as published on the first of its id's month
   * @param until last day, inclusive; open when null
   * @param max at most this many, the newest of the window
   */
  public Stream<HarvestedPaper> window(
      @Nullable LocalDate from, @Nullable LocalDate until, int max) {
    Check.ordered("until", from, until);
    Check.atLeast("max", max, 1);
    long surplus = Math.max(0, count(from, until) - max);
    Query query = window(from, until).with(CHRONOLOGICAL).skip(surplus).limit(max);
    return template.stream(query, CorpusDocument.class).map(CorpusDocument::harvested);
  }

  private static Document noNewer(Document document) {
    return new Document("version", new Document("$lte", document.getInteger("version")));
  }

  private static Query window(@Nullable LocalDate from, @Nullable LocalDate until) {
    if (from == null && until == null) {
      return new Query();
    }
    Criteria days = Criteria.where("day");
    if (from != null) {
      days = days.gte(from.toString());
    }
    if (until != null) {
      days = days.lte(until.toString());
    }
    return new Query(days);
  }
}
