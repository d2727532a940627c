package io.arxivist.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.classification.StorageSummary;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import io.arxivist.stack.mainjob.MainJobCommand;
import io.arxivist.stack.mainjob.RunSummary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each service as its own process, told by environment variables alone where a real Redis, the
 * MongoDB-compatible server in a process of its own and a real MLflow server are.
 */
class SeparateProcessesIT {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration MAIN_JOB = Duration.ofMinutes(5);
  private static final StackPorts PORTS = new StackPorts(4_000);
  private static final int MLFLOW_PORT = freePort();
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir static Path work;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

  @BeforeAll
  static void startServersAndServices() {
    RUNNING.push(process("redis", redis()));
    RUNNING.push(process("mongodb", mongodb()));
    RUNNING.push(
        StackProcess.start(
            work,
            "mlflow",
            mlflow(),
            Map.of(
                "MLFLOW_DISABLE_TELEMETRY",
                "true",
                "MLFLOW_SERVER_ENABLE_JOB_EXECUTION",
                "false")));
    awaitOk("http://127.0.0.1:" + MLFLOW_PORT + "/health");
    RUNNING.push(
        ArxivSimulator.start(
            PORTS.simulator(),
            SyntheticCorpus.generate(
                2_000, 7, LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC)),
            CLOCK));
    for (ServiceSlot service : ServiceSlot.values()) {
      RUNNING.push(
          StackProcess.start(work, service.serviceName(), jar(service), environment(service)));
    }
    for (ServiceSlot service : ServiceSlot.values()) {
      awaitOk(PORTS.url(service) + "/actuator/health/liveness");
    }
  }

  @AfterAll
  static void stopAll() throws Exception {
    while (!RUNNING.isEmpty()) {
      RUNNING.pop().close();
    }
  }

  @Test
  void doTheMainJobOnRealServersAndServeIt() throws Exception {
    RunSummary summary = mainJob("--limit", "1500");

    assertThat(summary.fetched()).isEqualTo(1_500);
    assertThat(summary.stored()).isEqualTo(300);
    String gateway = PORTS.url(ServiceSlot.GATEWAY) + "/api/v1";
    StorageSummary stored =
        JsonMapper.builder()
            .build()
            .readValue(get(gateway + "/papers/summary").body(), StorageSummary.class);
    assertThat(stored.model()).isEqualTo(summary.model());
    assertThat(
            get(mlflow("registered-models/alias?name=arxivist-classifier&alias=champion")).body())
        .contains(summary.model().runId());
    assertThat(get(PORTS.url(ServiceSlot.UI) + "/").body()).contains("Arxivist");
  }

  private static RunSummary mainJob(String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                StackProcess.java(),
                "-cp",
                StackProcess.ROOT.resolve("local-stack/target/local-stack.jar").toString(),
                MainJobCommand.class.getName()));
    command.addAll(List.of(options));
    try (StackProcess job = StackProcess.start(work, "main-job", command, addresses())) {
      assertThat(job.await(MAIN_JOB)).as(job.out() + job.err()).isZero();
      return JsonMapper.builder().build().readValue(job.lastLine(), RunSummary.class);
    }
  }

  private static StackProcess process(String name, List<String> command) {
    return StackProcess.start(work, name, command, Map.of());
  }

  private static List<String> redis() {
    return List.of(
        "redis-server",
        "--port",
        "" + PORTS.redis(),
        "--bind",
        "127.0.0.1",
        "--appendonly",
        "yes",
        "--save",
        "",
        "--dir",
        folder("redis").toString());
  }

  private static List<String> mongodb() {
    String libraries = StackProcess.ROOT.resolve("local-stack/target/lib").toString();
    return List.of(
        StackProcess.java(),
        "-cp",
        libraries + "/*",
        "io.arxivist.embedded.MongoServerProcess",
        "--port",
        "" + PORTS.mongodb(),
        "--data",
        folder("mongodb").toString());
  }

  private static List<String> mlflow() {
    String mlflow = System.getenv().getOrDefault("ARXIVIST_MLFLOW", "mlflow");
    return List.of(
        mlflow,
        "server",
        "--backend-store-uri",
        "sqlite:///" + folder("mlflow").resolve("m.db"),
        "--artifacts-destination",
        folder("artifacts").toString(),
        "--host",
        "127.0.0.1",
        "--port",
        "" + MLFLOW_PORT,
        "--workers",
        "1");
  }

  private static List<String> jar(ServiceSlot service) {
    return List.of(
        StackProcess.java(),
        "-Xmx384m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        StackProcess.jar(service).toString());
  }

  private static Map<String, String> environment(ServiceSlot service) {
    Map<String, String> environment = new HashMap<>(addresses());
    environment.putAll(
        Map.of(
            "SERVER_PORT", "" + PORTS.of(service),
            "SPRING_DATA_REDIS_PORT", "" + PORTS.redis(),
            "SPRING_MONGODB_URI", "mongodb://127.0.0.1:" + PORTS.mongodb() + "/arxivist",
            "MLFLOW_TRACKING_URI", "http://127.0.0.1:" + MLFLOW_PORT,
            "FETCHER_ARXIV_OAIURL", "http://127.0.0.1:" + PORTS.simulator() + "/oai",
            "FETCHER_ARXIV_SIMULATED", "true"));
    return environment;
  }

  private static Map<String, String> addresses() {
    return Map.of(
        "ARXIVIST_SERVICES_FETCHERURL", PORTS.url(ServiceSlot.FETCHER),
        "ARXIVIST_SERVICES_TRAINERURL", PORTS.url(ServiceSlot.TRAINER),
        "ARXIVIST_SERVICES_CLASSIFIERURL", PORTS.url(ServiceSlot.CLASSIFIER),
        "ARXIVIST_SERVICES_MONITORURL", PORTS.url(ServiceSlot.MONITOR),
        "ARXIVIST_SERVICES_GATEWAYURL", PORTS.url(ServiceSlot.GATEWAY));
  }

  private static Path folder(String name) {
    try {
      return Files.createDirectories(work.resolve(name));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /* A server that an aborted run left behind must not answer in this one's place. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String mlflow(String call) {
    return "http://127.0.0.1:" + MLFLOW_PORT + "/api/2.0/mlflow/" + call;
  }

  private static void awaitOk(String url) {
    await(url)
        .atMost(START)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> get(url).statusCode() == 200);
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
