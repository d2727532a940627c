package io.arxivist.mongodb;

import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.validation.Check;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** The classified papers for those who keep a copy in step with them, such as a search index. */
public final class StoredPapers {
  private static final Sort BY_ID = Sort.by(Sort.Direction.ASC, "_id");

  private final MongoTemplate template;

  public StoredPapers(MongoTemplate template) {
    this.template = template;
  }

  /** The papers of these ids that are stored, with their vectors, in no order. */
  public List<ClassifiedPaper> find(Collection<String> ids) {
    return template.find(new Query(Criteria.where("_id").in(ids)), PaperDocument.class).stream()
        .map(PaperDocument::classified)
        .toList();
  }

  /**
   * The stamps of all papers, part by part, in the order of the ids' bytes.
   *
   * @param after the last id of the part before; null for the first part
   * @param limit papers of a part; fewer come only at the end
   */
  public List<PaperStamp> stamps(@Nullable String after, int limit) {
    Check.atLeast("limit", limit, 1);
    Query query = after == null ? new Query() : new Query(Criteria.where("_id").gt(after));
    return stamps(query.with(BY_ID).limit(limit));
  }

  /** The stamps of papers that came in or were classified anew at a time or later. */
  public List<PaperStamp> stampsSince(Instant from) {
    return stamps(
        new Query(
            new Criteria()
                .orOperator(
                    Criteria.where("classifiedAt").gte(from),
                    Criteria.where("reclassifiedAt").gte(from))));
  }

  private List<PaperStamp> stamps(Query query) {
    query.fields().include("version", "classifiedAt", "reclassifiedAt");
    return template.find(query, StampDocument.class, PaperDocument.COLLECTION).stream()
        .map(StampDocument::stamp)
        .toList();
  }

  record StampDocument(
      String id, int version, Instant classifiedAt, @Nullable Instant reclassifiedAt) {
    PaperStamp stamp() {
      return new PaperStamp(id, version, reclassifiedAt == null ? classifiedAt : reclassifiedAt);
    }
  }
}
