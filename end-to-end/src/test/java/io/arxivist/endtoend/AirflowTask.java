package io.arxivist.endtoend;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A task of a run.
 *
 * @param tries how often it was begun
 * @param seconds of the last try, waiting in the triggerer included
 */
record AirflowTask(String dag, String run, String id, String state, int tries, double seconds) {
  private static final Set<String> ENDS = Set.of("success", "skipped", "failed", "upstream_failed");

  static AirflowTask of(JsonNode task) {
    return new AirflowTask(
        task.path("dag_id").asString(),
        task.path("dag_run_id").asString(),
        task.path("task_id").asString(),
        task.path("state").asString(""),
        task.path("try_number").asInt(),
        task.path("duration").asDouble(0));
  }

  boolean ended() {
    return ENDS.contains(state);
  }
}
