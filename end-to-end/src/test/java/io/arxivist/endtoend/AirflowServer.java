package io.arxivist.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Airflow over the DAGs of this checkout: scheduler with its local executor, triggerer, DAG
 * processor and API server, each a process, on a database in the test's folder. {@code
 * ARXIVIST_AIRFLOW} names the {@code airflow} command.
 */
final class AirflowServer implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5);
  private static final String PASSWORDS = "simple_auth_manager_passwords.json.generated";

  private final List<StackProcess> components = new ArrayList<>();
  private final Path home;
  private final Map<String, String> environment;
  private final String url;

  private AirflowServer(Path home, int port, Map<String, String> services) {
    this.home = home;
    this.url = "http://127.0.0.1:" + port;
    this.environment = new HashMap<>(services);
    environment.putAll(settings(home, port));
  }

  /**
   * Returns once all components are healthy and the DAGs are known.
   *
   * @param services connections, Variables and settings, as Airflow takes them from the environment
   * @param dags those to wait for
   */
  static AirflowServer start(Path work, Map<String, String> services, Set<String> dags) {
    AirflowServer server =
        new AirflowServer(work.resolve("airflow"), SeparateSuite.freePort(), services);
    try {
      server.startComponents();
      server.awaitReady(dags);
      return server;
    } catch (RuntimeException | Error failed) {
      server.close();
      throw failed;
    }
  }

  /** The REST interface, for the administrator that Airflow made up at its start. */
  AirflowApi api() {
    try {
      JsonNode passwords =
          JsonMapper.builder().build().readTree(Files.readString(home.resolve(PASSWORDS)));
      JsonNode token =
          Calls.to(url)
              .post(
                  "/auth/token",
                  Map.of("username", "admin", "password", passwords.path("admin").asString()));
      String bearer = "Bearer " + token.path("access_token").asString();
      return new AirflowApi(new Calls(url + "/api/v2", Map.of("Authorization", bearer)));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public void close() {
    StackProcess.closeAll(components);
  }

  private void startComponents() {
    StackProcess migration = component("db", "migrate");
    if (migration.await(START) != 0) {
      throw new IllegalStateException(migration.out() + migration.err());
    }
    for (String name : List.of("api-server", "scheduler", "dag-processor", "triggerer")) {
      components.add(component(name));
    }
  }

  private StackProcess component(String... command) {
    String airflow = System.getenv("ARXIVIST_AIRFLOW");
    if (airflow == null) {
      throw new IllegalStateException("ARXIVIST_AIRFLOW does not say where airflow is");
    }
    List<String> words = new ArrayList<>(List.of(airflow));
    words.addAll(List.of(command));
    return StackProcess.start(home.getParent(), "airflow-" + command[0], words, environment);
  }

  private void awaitReady(Set<String> dags) {
    await("Airflow")
        .atMost(START)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> api().healthy());
    AirflowApi api = api();
    await("DAGs " + dags)
        .atMost(START)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> api.importErrors().isEmpty() && api.dags().containsAll(dags));
  }

  /* Airflow's usual pauses suit days; here they would be most of the test. */
  private static Map<String, String> settings(Path home, int port) {
    Path airflow = StackProcess.ROOT.toAbsolutePath().normalize().resolve("airflow");
    return Map.ofEntries(
        Map.entry("AIRFLOW_HOME", home.toString()),
        Map.entry("AIRFLOW__CORE__DAGS_FOLDER", airflow.resolve("dags").toString()),
        Map.entry("AIRFLOW__CORE__PLUGINS_FOLDER", airflow.resolve("plugins").toString()),
        Map.entry("AIRFLOW__CORE__LOAD_EXAMPLES", "false"),
        Map.entry("AIRFLOW__CORE__EXECUTOR", "LocalExecutor"),
        Map.entry("AIRFLOW__CORE__PARALLELISM", "2"),
        Map.entry(
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL", "http://127.0.0.1:" + port + "/execution/"),
        Map.entry("AIRFLOW__API__HOST", "127.0.0.1"),
        Map.entry("AIRFLOW__API__PORT", "" + port),
        Map.entry("AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT", "" + SeparateSuite.freePort()),
        Map.entry("AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT", "" + SeparateSuite.freePort()),
        Map.entry("AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME", "0.5"),
        Map.entry("AIRFLOW__USAGE_DATA_COLLECTION__ENABLED", "false"),
        /* The folders belong to the checkout. */
        Map.entry("PYTHONDONTWRITEBYTECODE", "1"));
  }
}
