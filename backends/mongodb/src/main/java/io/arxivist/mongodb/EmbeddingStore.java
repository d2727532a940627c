package io.arxivist.mongodb;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.arxivist.core.classification.Embedding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Vectors by encoder and text, so that no training makes one that an earlier one has made: 1.5 kB a
 * text.
 */
public final class EmbeddingStore {
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoTemplate template;

  public EmbeddingStore(MongoTemplate template) {
    this.template = template;
  }

  /**
   * The vectors that are there, by the hash of their text.
   *
   * @param encoder fingerprint of the encoder that made them
   */
  public Map<String, Embedding> find(String encoder, Collection<String> textHashes) {
    List<String> ids = textHashes.stream().map(hash -> id(encoder, hash)).toList();
    Map<String, Embedding> found = new HashMap<>();
    template
        .find(new Query(Criteria.where("_id").in(ids)), EmbeddingDocument.class)
        .forEach(document ->
            found.put(
                document.id().substring(encoder.length() + 1),
                new Embedding(encoder, Vectors.floats(document.vector()))));
    return found;
  }

  /** Keeps vectors by the hash of their text; doing it again changes nothing. */
  public void keep(Map<String, Embedding> byTextHash) {
    if (byTextHash.isEmpty()) {
      return;
    }
    List<ReplaceOneModel<Document>> writes =
        byTextHash.entrySet().stream()
            .map(entry -> write(entry.getKey(), entry.getValue()))
            .toList();
    template.execute(
        EmbeddingDocument.COLLECTION, collection -> collection.bulkWrite(writes, UNORDERED));
  }

  private ReplaceOneModel<Document> write(String textHash, Embedding embedding) {
    Document document = new Document();
    template
        .getConverter()
        .write(
            new EmbeddingDocument(
                id(embedding.encoder(), textHash), Vectors.bytes(embedding.vector())),
            document);
    return new ReplaceOneModel<>(new Document("_id", document.get("_id")), document, UPSERT);
  }

  private static String id(String encoder, String textHash) {
    return encoder + ":" + textHash;
  }
}
