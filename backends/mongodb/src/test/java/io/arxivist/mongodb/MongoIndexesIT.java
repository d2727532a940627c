package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.query.Query;

/** That indexes are there and used, which only a real MongoDB can show. */
@Tag("real-mongo")
@EnabledIfEnvironmentVariable(named = StoresExtension.MONGO_URI, matches = ".+")
class MongoIndexesIT {
  @RegisterExtension static final StoresExtension stores = StoresExtension.real();

  @BeforeAll
  static void awaitThem() {
    stores.get(IndexCreation.class).ensure();
  }

  @Test
  void createsTheIndexesOfEachCollection() {
    assertThat(names("papers"))
        .contains(
            "classifiedAt_-1__id_-1",
            "reclassifiedAt_1",
            "model.runId_1__id_1",
            "predictedCategory_1_classifiedAt_-1__id_-1",
            "primaryCategory_1_classifiedAt_-1__id_-1",
            "source_1_classifiedAt_-1__id_-1");
    assertThat(names("corpus")).contains("order_1__id_1", "day_1");
    assertThat(names("ledger")).contains("at_-1__id_-1");
    assertThat(names("ledger_days")).contains("target_1_source_1_set_1_day_1");
    assertThat(names("drift_checks")).contains("at_-1__id_-1");
    assertThat(names("decisions")).contains("at_-1__id_-1");
    assertThat(names("papers")).contains("shadow.runId_1_model.runId_1");
    assertThat(names("jobs")).contains("kind_1_createdAt_-1__id_-1", "uniqueKey_1");
  }

  @Test
  void createsThemAgainWithoutHarm() {
    List<String> before = names("jobs");

    MongoIndexes.create(stores.get(MongoTemplate.class));

    assertThat(names("jobs")).isEqualTo(before);
  }

  @Test
  void readsAPageFromAnIndexWithoutSorting() {
    stores.get(PaperStore.class).upsertAll(Samples.classifiedPapers(30));
    PaperFilter filter = new PaperFilter("cs.LG", null, null, null, null, null, null);

    Document plan = winningPlan("papers", PaperQueries.after(filter, null).limit(5));

    assertThat(plan.toJson())
        .contains("IXSCAN", "predictedCategory_1_classifiedAt_-1__id_-1")
        .doesNotContain("COLLSCAN", "\"SORT\"");
  }

  private static Document winningPlan(String collection, Query query) {
    return stores
        .get(MongoTemplate.class)
        .getCollection(collection)
        .find(query.getQueryObject())
        .sort(query.getSortObject())
        .limit(query.getLimit())
        .explain()
        .get("queryPlanner", Document.class)
        .get("winningPlan", Document.class);
  }

  private static List<String> names(String collection) {
    return stores.get(MongoTemplate.class).indexOps(collection).getIndexInfo().stream()
        .map(IndexInfo::getName)
        .toList();
  }
}
