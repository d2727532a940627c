package io.arxivist.mongodb;

import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Stored papers whose prediction is another run's, and how a prediction is replaced. */
public final class PaperReclassification {
  private static final Sort BY_ID = Sort.by(Sort.Direction.ASC, "_id");

  private final MongoTemplate template;

  public PaperReclassification(MongoTemplate template) {
    this.template = template;
  }

  /**
   * Which papers are to be classified anew.
   *
   * @param runId papers of every other run than this
   * @param from first day of publication, inclusive; open when null
   * @param until last day, inclusive; open when null
   */
  public record Selection(String runId, @Nullable LocalDate from, @Nullable LocalDate until) {
    public Selection {
      Check.notBlank("runId", runId);
      Check.ordered("until", from, until);
    }

    private Query query(@Nullable String after) {
      Query query = new Query(Criteria.where("model.runId").ne(runId));
      if (after != null) {
        query.addCriteria(Criteria.where("_id").gt(after));
      }
      if (from != null || until != null) {
        Criteria days = Criteria.where("paper.published");
        days = from == null ? days : days.gte(from.toString());
        query.addCriteria(until == null ? days : days.lte(until.toString()));
      }
      return query;
    }
  }

  /** How many papers behind an id, or in all, are still to be done. */
  public long count(Selection selection, @Nullable String after) {
    return template.count(selection.query(after), PaperDocument.class);
  }

  /** The next papers behind an id, in the order of the ids, with their vectors. */
  public List<ClassifiedPaper> next(Selection selection, @Nullable String after, int limit) {
    Query query = selection.query(after).with(BY_ID).limit(Check.atLeast("limit", limit, 1));
    return template.find(query, PaperDocument.class).stream()
        .map(PaperDocument::classified)
        .toList();
  }

  /**
   * Replaces the prediction and the vector of a paper, unless anybody has written the paper since
   * it was read. The first prediction and its time are kept. Doing it again changes nothing.
   *
   * @param read the paper as it was read
   * @param anew the same with its new prediction
   * @return whether it was replaced
   */
  public boolean replace(ClassifiedPaper read, ClassifiedPaper anew) {
    Document fields = prediction(anew);
    Document first = new Document();
    template.getConverter().write(PaperDocument.FirstPrediction.of(read.prediction()), first);
    Query untouched =
        asRead(read, "classifiedAt").addCriteria(Criteria.where("reclassifiedAt").is(null));
    return write(untouched, new Document(fields).append("first", first))
        || write(asRead(read, "reclassifiedAt"), fields);
  }

  private static Query asRead(ClassifiedPaper read, String time) {
    return new Query(
        Criteria.where("_id")
            .is(read.harvested().paper().id())
            .and("version")
            .is(read.harvested().paper().version())
            .and(time)
            .is(read.prediction().at()));
  }

  private boolean write(Query asRead, Document fields) {
    return template
            .getCollection(PaperDocument.COLLECTION)
            .updateOne(asRead.getQueryObject(), new Document("$set", fields))
            .getMatchedCount()
        > 0;
  }

  private Document prediction(ClassifiedPaper anew) {
    Document whole = new Document();
    template.getConverter().write(PaperDocument.of(anew), whole);
    Document fields = new Document("reclassifiedAt", whole.get("classifiedAt"));
    for (String name : PaperDocument.PREDICTION) {
      fields.append(name, whole.get(name));
    }
    return fields;
  }
}
