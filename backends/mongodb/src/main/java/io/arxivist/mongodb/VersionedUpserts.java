package io.arxivist.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Replaces documents unless a newer {@code version} is stored. An upsert that asks for the id and
 * for no newer version finds nothing where one is stored, tries to insert, and meets the id: that
 * duplicate key means "stale" and nothing else.
 */
final class VersionedUpserts {
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoTemplate template;
  private final String collection;

  VersionedUpserts(MongoTemplate template, String collection) {
    this.template = template;
    this.collection = collection;
  }

  /**
   * Writes what is not stale.
   *
   * @param mapped documents with distinct ids
   * @return how many were written
   */
  int write(List<?> mapped) {
    List<Document> refused = attempt(mapped.stream().map(this::document).toList());
    /* Another writer's first insert of an id refuses a newer version too; now the id is there, so
    a second refusal can only mean that this one is stale. */
    List<Document> stale = attempt(refused);
    return mapped.size() - stale.size();
  }

  private List<Document> attempt(List<Document> documents) {
    if (documents.isEmpty()) {
      return documents;
    }
    return Objects.requireNonNull(
        template.execute(collection, target -> refusedOf(documents, target)));
  }

  private static List<Document> refusedOf(
      List<Document> documents, MongoCollection<Document> target) {
    try {
      target.bulkWrite(
          documents.stream()
              .map(document -> new ReplaceOneModel<>(noNewer(document), document, UPSERT))
              .toList(),
          UNORDERED);
      return List.of();
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null) {
        throw e;
      }
      List<Document> refused = new ArrayList<>();
      for (BulkWriteError error : e.getWriteErrors()) {
        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        refused.add(documents.get(error.getIndex()));
      }
      return refused;
    }
  }

  /* Side by side, not within $and: the embedded server looks for an id nowhere deeper. */
  private static Document noNewer(Document document) {
    return new Document("_id", document.get("_id"))
        .append("version", new Document("$lte", document.getInteger("version")));
  }

  private Document document(Object mapped) {
    Document document = new Document();
    template.getConverter().write(mapped, document);
    return document;
  }
}
