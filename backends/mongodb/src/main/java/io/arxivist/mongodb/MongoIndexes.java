package io.arxivist.mongodb;

import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndexDefinition;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/**
 * The indexes behind the stores' queries. A real MongoDB needs all of them; the embedded server
 * heeds the unique one and accepts the others.
 */
final class MongoIndexes {
  private MongoIndexes() {}

  /** Creates what is missing. */
  static void create(MongoTemplate template) {
    for (String filtered : List.of("predictedCategory", "primaryCategory", "source")) {
      create(template, PaperDocument.COLLECTION, newest("classifiedAt", filtered));
    }
    create(template, PaperDocument.COLLECTION, newest("classifiedAt"));
    create(template, PaperDocument.COLLECTION, ascending("reclassifiedAt"));
    create(template, PaperDocument.COLLECTION, ascending("model.runId", "_id"));
    create(template, CorpusDocument.COLLECTION, ascending("order", "_id"));
    create(template, CorpusDocument.COLLECTION, ascending("day"));
    create(template, LedgerDocument.COLLECTION, newest("at"));
    create(template, LedgerDayDocument.COLLECTION, ascending("target", "source", "set", "day"));
    create(template, DriftCheckDocument.COLLECTION, newest("at"));
    create(template, DecisionDocument.COLLECTION, newest("at"));
    create(template, PaperDocument.COLLECTION, ascending("shadow.runId", "model.runId"));
    create(template, JobDocument.COLLECTION, newest("createdAt", "kind"));
    create(
        template,
        JobDocument.COLLECTION,
        new Index("uniqueKey", Sort.Direction.ASC).unique().sparse());
  }

  private static void create(MongoTemplate template, String collection, IndexDefinition index) {
    template.indexOps(collection).createIndex(index);
  }

  private static IndexDefinition newest(String time, String... filtered) {
    Document keys = new Document();
    for (String field : filtered) {
      keys.append(field, 1);
    }
    return new CompoundIndexDefinition(keys.append(time, -1).append("_id", -1));
  }

  private static IndexDefinition ascending(String... fields) {
    Document keys = new Document();
    for (String field : fields) {
      keys.append(field, 1);
    }
    return new CompoundIndexDefinition(keys);
  }
}
