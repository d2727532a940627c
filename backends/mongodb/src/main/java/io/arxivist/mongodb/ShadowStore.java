package io.arxivist.mongodb;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.project;

import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;

/** What challengers said of stored papers, counted. */
public final class ShadowStore {
  private final MongoTemplate template;

  public ShadowStore(MongoTemplate template) {
    this.template = template;
  }

  /** How often each combination of answers occurred on papers that both models answered. */
  public List<Cell> cells(String championRunId, String challengerRunId) {
    return template
        .aggregate(
            newAggregation(
                match(
                    Criteria.where("shadow.runId")
                        .is(challengerRunId)
                        .and("model.runId")
                        .is(championRunId)),
                project()
                    .and("primaryCategory")
                    .as("truth")
                    .and("predictedCategory")
                    .as("champion")
                    .and("shadow.category")
                    .as("challenger"),
                group("truth", "champion", "challenger").count().as("papers"),
                project("papers", "truth", "champion", "challenger")),
            PaperDocument.class,
            Cell.class)
        .getMappedResults();
  }

  /**
   * Papers with the same three categories.
   *
   * @param truth the authors' first
   */
  public record Cell(String truth, String champion, String challenger, long papers) {}
}
