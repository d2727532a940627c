package io.arxivist.mongodb;

import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.validation.Check;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Past drift checks with their reports. */
public final class DriftCheckStore {
  private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "at", "_id");

  private final MongoTemplate template;
  private final Clock clock;

  public DriftCheckStore(MongoTemplate template, Clock clock) {
    this.template = template;
    this.clock = clock;
  }

  /**
   * Keeps a check; one with the same id is replaced.
   *
   * @param html the report, self-contained
   */
  public void save(DriftCheckResult result, String html) {
    template.save(new DriftCheckDocument(result.id(), clock.instant(), result, html));
  }

  /** The checks that were saved last, newest first. */
  public List<DriftCheckResult> newest(int max) {
    Query query = new Query().with(NEWEST_FIRST).limit(Check.atLeast("max", max, 1));
    query.fields().exclude("html");
    return template.find(query, DriftCheckDocument.class).stream()
        .map(DriftCheckDocument::result)
        .toList();
  }

  public Optional<DriftCheckResult> find(String id) {
    Query query = new Query(Criteria.where("_id").is(id));
    query.fields().exclude("html");
    return Optional.ofNullable(template.findOne(query, DriftCheckDocument.class))
        .map(DriftCheckDocument::result);
  }

  /** The report of a check. */
  public Optional<String> html(String id) {
    return Optional.ofNullable(template.findById(id, DriftCheckDocument.class))
        .map(DriftCheckDocument::html);
  }
}
