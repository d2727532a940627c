package io.arxivist.endtoend;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Airflow's REST interface (v2), as far as a day needs it. */
record AirflowApi(Calls calls) {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST_RUN = Duration.ofMinutes(4);
  /* Longer than the scheduler takes to make a run of an asset's event. */
  private static final Duration REST = Duration.ofSeconds(4);
  private static final int NOT_FOUND = 404;

  boolean healthy() {
    JsonNode health = calls.get("/monitor/health");
    return Stream.of("metadatabase", "scheduler", "triggerer", "dag_processor")
        .allMatch(part -> health.path(part).path("status").asString("").equals("healthy"));
  }

  Set<String> dags() {
    return stream(calls.get("/dags").path("dags"))
        .map(dag -> dag.path("dag_id").asString())
        .collect(Collectors.toSet());
  }

  List<String> importErrors() {
    return stream(calls.get("/importErrors").path("import_errors"))
        .map(error -> error.path("stack_trace").asString())
        .toList();
  }

  /** The day of the run that the scheduler makes next: the last whole one of a DAG just found. */
  LocalDate nextDay(String dag) {
    String start = calls.get("/dags/" + dag).path("next_dagrun_data_interval_start").asString();
    return OffsetDateTime.parse(start).toLocalDate();
  }

  /** From here on the scheduler makes the DAG's runs, the last whole day's at once. */
  void unpause(String dag) {
    calls.patch("/dags/" + dag, Map.of("is_paused", false));
  }

  /** Starts a run by hand. */
  AirflowRun trigger(String dag) {
    Map<String, Object> body = new HashMap<>();
    body.put("logical_date", null);
    return AirflowRun.of(calls.post("/dags/" + dag + "/dagRuns", body));
  }

  /**
   * Has the days from the first to the last done, one after the other, those that were done before
   * once more. Waits until Airflow is at rest: SQLite refuses a write beside another one, and a
   * backfill is several.
   */
  void backfill(String dag, LocalDate first, LocalDate last) {
    Map<String, Object> body =
        Map.of(
            "dag_id",
            dag,
            "from_date",
            first + "T00:00:00Z",
            "to_date",
            last + "T23:59:59Z",
            "reprocess_behavior",
            "completed",
            "max_active_runs",
            1);
    await("Airflow at rest")
        .atMost(LONGEST_RUN)
        .pollInterval(POLL)
        .during(REST)
        .until(() -> atRest(dag));
    calls.post("/backfills", body);
  }

  private boolean atRest(String dag) {
    return calls.get("/dags/~/dagRuns?state=running&state=queued").path("dag_runs").isEmpty()
        && stream(calls.get("/backfills?dag_id=" + dag).path("backfills"))
            .noneMatch(backfill -> backfill.path("completed_at").isNull());
  }

  /** The runs of a DAG, oldest first. */
  List<AirflowRun> runs(String dag) {
    return stream(calls.get("/dags/" + dag + "/dagRuns").path("dag_runs"))
        .map(AirflowRun::of)
        .sorted(Comparator.comparing(AirflowRun::queuedAt))
        .toList();
  }

  /** Waits until a run of this type has ended; the day is null where the type has none. */
  AirflowRun awaitEnd(String dag, String type, @Nullable LocalDate day) {
    return await(type + " run of " + dag + (day == null ? "" : " for " + day))
        .atMost(LONGEST_RUN)
        .pollInterval(POLL)
        .until(() -> run(dag, type, day), run -> run.isPresent() && run.get().ended())
        .orElseThrow();
  }

  Optional<AirflowRun> run(String dag, String type, @Nullable LocalDate day) {
    return runs(dag).stream()
        .filter(run -> run.type().equals(type) && (day == null || day.equals(run.day())))
        .findFirst();
  }

  /** Waits until a run that was started by hand has ended. */
  AirflowRun awaitEnd(AirflowRun run) {
    return await(run.toString())
        .atMost(LONGEST_RUN)
        .pollInterval(POLL)
        .until(() -> AirflowRun.of(calls.get(path(run))), AirflowRun::ended);
  }

  /** A run's tasks by their ids. */
  Map<String, AirflowTask> tasks(AirflowRun run) {
    return stream(calls.get(path(run) + "/taskInstances").path("task_instances"))
        .map(AirflowTask::of)
        .collect(Collectors.toMap(AirflowTask::id, task -> task));
  }

  /** What a task left for others. */
  JsonNode xcom(AirflowRun run, String task, String key) {
    return calls.get(path(run) + "/taskInstances/" + task + "/xcomEntries/" + key).path("value");
  }

  /** Every task of every run, in the order of their starts. */
  List<AirflowTask> tasks() {
    return stream(
            calls
                .get("/dags/~/dagRuns/~/taskInstances?limit=100&order_by=start_date")
                .path("task_instances"))
        .map(AirflowTask::of)
        .toList();
  }

  Optional<String> variable(String key) {
    HttpResponse<String> answer = calls.answer("GET", "/variables/" + key, null);
    return answer.statusCode() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(calls.get("/variables/" + key).path("value").asString());
  }

  private static String path(AirflowRun run) {
    return "/dags/" + run.dag() + "/dagRuns/" + Calls.encoded(run.id());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
