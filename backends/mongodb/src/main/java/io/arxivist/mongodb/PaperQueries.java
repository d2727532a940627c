package io.arxivist.mongodb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** A filter, a cursor and a window in the terms of the collection {@code papers}. */
final class PaperQueries {
  static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "classifiedAt", "_id");

  private PaperQueries() {}

  static Query matching(PaperFilter filter) {
    return query(criteria(filter));
  }

  static Query after(PaperFilter filter, @Nullable PaperCursor cursor) {
    List<Criteria> criteria = criteria(filter);
    if (cursor != null) {
      Instant at = cursor.classifiedAt();
      criteria.add(
          new Criteria()
              .orOperator(
                  Criteria.where("classifiedAt").lt(at),
                  Criteria.where("classifiedAt").is(at).and("_id").lt(cursor.id().value())));
    }
    return query(criteria).with(NEWEST_FIRST);
  }

  static Query classifiedBetween(@Nullable Instant from, Instant until) {
    Criteria window = Criteria.where("classifiedAt").lt(until);
    return new Query(from == null ? window : window.gte(from)).with(NEWEST_FIRST);
  }

  /** Stored documents that give way to one: an older version, or no later prediction. */
  static Document noNewer(Document document) {
    Object version = document.get("version");
    Object at = document.get("classifiedAt");
    return new Document(
        "$or",
        List.of(
            new Document("version", new Document("$lt", version)),
            new Document("version", version)
                .append("classifiedAt", new Document("$lte", at))
                .append("reclassifiedAt", new Document("$not", new Document("$gt", at)))));
  }

  private static Query query(List<Criteria> criteria) {
    return criteria.isEmpty() ? new Query() : new Query(new Criteria().andOperator(criteria));
  }

  private static List<Criteria> criteria(PaperFilter filter) {
    List<Criteria> criteria = new ArrayList<>();
    addEqual(criteria, "predictedCategory", filter.predictedCategory());
    addEqual(criteria, "primaryCategory", filter.primaryCategory());
    addEqual(criteria, "source", filter.source());
    addEqual(criteria, "agrees", filter.agrees());
    String text = filter.text();
    if (text != null) {
      String literally = Pattern.quote(text);
      criteria.add(
          new Criteria()
              .orOperator(
                  Criteria.where("paper.title").regex(literally, "i"),
                  Criteria.where("paper.abstractText").regex(literally, "i")));
    }
    LocalDate from = filter.publishedFrom();
    if (from != null) {
      criteria.add(Criteria.where("paper.published").gte(from.toString()));
    }
    LocalDate until = filter.publishedUntil();
    if (until != null) {
      criteria.add(Criteria.where("paper.published").lte(until.toString()));
    }
    return criteria;
  }

  private static void addEqual(List<Criteria> criteria, String field, @Nullable Object value) {
    if (value != null) {
      criteria.add(Criteria.where(field).is(value));
    }
  }
}
