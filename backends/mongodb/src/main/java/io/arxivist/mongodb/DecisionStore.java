package io.arxivist.mongodb;

import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Every decision on which model is the champion, with its numbers. None is ever deleted. */
public final class DecisionStore {
  public static final int LARGEST_PAGE = 100;

  private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "at", "_id");
  private static final Sort OLDEST_FIRST = Sort.by(Sort.Direction.ASC, "at", "_id");

  private final MongoTemplate template;

  public DecisionStore(MongoTemplate template) {
    this.template = template;
  }

  /** Keeps a decision; one with the same id is replaced. */
  public void save(Decision decision) {
    template.save(DecisionDocument.of(decision));
  }

  public Optional<Decision> find(String id) {
    return Optional.ofNullable(template.findById(id, DecisionDocument.class))
        .map(DecisionDocument::decision);
  }

  /**
   * A page of decisions, newest first.
   *
   * @param cursor what the page before gave as {@code nextCursor}; null for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   */
  public DecisionPage page(@Nullable String cursor, int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidFieldException("limit", limit, "is not within 1 and " + LARGEST_PAGE);
    }
    Query query = cursor == null ? new Query() : new Query(before(cursor));
    List<Decision> found =
        template.find(query.with(NEWEST_FIRST).limit(limit + 1), DecisionDocument.class).stream()
            .map(DecisionDocument::decision)
            .toList();
    List<Decision> shown = found.subList(0, Math.min(limit, found.size()));
    return new DecisionPage(shown, found.size() > limit ? shown.getLast().id() : null);
  }

  /** Every decision that put a model in charge, oldest first and without findings. */
  public List<Decision> crownings() {
    Query query =
        new Query(Criteria.where("outcome").is(DecisionOutcome.CHAMPION)).with(OLDEST_FIRST);
    query.fields().exclude("findings");
    return template.find(query, DecisionDocument.class).stream()
        .map(DecisionDocument::decision)
        .toList();
  }

  private Criteria before(String cursor) {
    Decision last =
        find(cursor)
            .orElseThrow(
                () -> new InvalidFieldException("cursor", cursor, "is not the id of a decision"));
    return new Criteria()
        .orOperator(
            Criteria.where("at").lt(last.at()),
            Criteria.where("at").is(last.at()).and("_id").lt(last.id()));
  }
}
