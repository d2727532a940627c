package io.arxivist.endtoend;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run of a DAG.
 *
 * @param type {@code scheduled}, {@code backfill}, {@code asset_triggered}, {@code manual}
 * @param day the first of its data interval; null where it has none
 * @param queuedAt ISO 8601, for the order
 */
record AirflowRun(
    String dag, String id, String type, String state, @Nullable LocalDate day, String queuedAt) {
  private static final Set<String> ENDS = Set.of("success", "failed");

  static AirflowRun of(JsonNode run) {
    String start = run.path("data_interval_start").asString("");
    return new AirflowRun(
        run.path("dag_id").asString(),
        run.path("dag_run_id").asString(),
        run.path("run_type").asString(),
        run.path("state").asString(),
        start.isEmpty() ? null : OffsetDateTime.parse(start).toLocalDate(),
        run.path("queued_at").asString(""));
  }

  boolean ended() {
    return ENDS.contains(state);
  }
}
