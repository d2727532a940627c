package io.arxivist.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Writes documents unless a newer one is stored. An upsert that asks for the id and for none that
 * is newer finds nothing where one is stored, tries to insert, and meets the id: that duplicate key
 * means "stale" and nothing else. Only fields that this release knows are written or taken away:
 * what a newer one has added to a document stays there.
 */
final class VersionedUpserts {
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoTemplate template;
  private final String collection;
  private final List<String> optional;
  private final Function<Document, Document> noNewer;

  /**
   * For one collection.
   *
   * @param optional fields that a document may lack, a dot before those within another
   * @param noNewer what a stored document has to be like to give way to the given one
   */
  VersionedUpserts(
      MongoTemplate template,
      String collection,
      List<String> optional,
      Function<Document, Document> noNewer) {
    this.template = template;
    this.collection = collection;
    this.optional = optional;
    this.noNewer = noNewer;
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

  private List<Document> refusedOf(List<Document> documents, MongoCollection<Document> target) {
    try {
      target.bulkWrite(documents.stream().map(this::write).toList(), UNORDERED);
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

  private UpdateOneModel<Document> write(Document document) {
    /* Side by side, not within $and: the embedded server looks for an id nowhere deeper. */
    Document filter = new Document("_id", document.get("_id"));
    filter.putAll(noNewer.apply(document));
    return new UpdateOneModel<>(filter, FieldUpdates.of(document, optional), UPSERT);
  }

  private Document document(Object mapped) {
    Document document = new Document();
    template.getConverter().write(mapped, document);
    return document;
  }
}
