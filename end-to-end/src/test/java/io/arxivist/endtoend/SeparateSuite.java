package io.arxivist.endtoend;

import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Each service as its own process, told by environment variables alone where a real Redis, the
 * MongoDB-compatible server in a process of its own, a real MLflow server and a simulated arXiv
 * are. Everything writes below one folder.
 */
final class SeparateSuite implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5);

  private final Path work;
  private final StackPorts ports;
  private final int mlflowPort = freePort();
  private final ArxivSimulator arxiv;
  private final Deque<AutoCloseable> servers = new ArrayDeque<>();
  private final Map<ServiceSlot, StackProcess> services = new EnumMap<>(ServiceSlot.class);

  private SeparateSuite(Path work, StackPorts ports, ArxivSimulator arxiv) {
    this.work = work;
    this.ports = ports;
    this.arxiv = arxiv;
    servers.push(arxiv);
  }

  /**
   * Returns once everything listens.
   *
   * @param arxiv starts the simulator on the port it is given
   */
  static SeparateSuite start(Path work, StackPorts ports, Function<Integer, ArxivSimulator> arxiv) {
    SeparateSuite suite = new SeparateSuite(work, ports, arxiv.apply(ports.simulator()));
    try {
      suite.startServers();
      for (ServiceSlot service : ServiceSlot.values()) {
        suite.start(service);
      }
      for (ServiceSlot service : ServiceSlot.values()) {
        suite.awaitAlive(service);
      }
      return suite;
    } catch (RuntimeException | Error failed) {
      suite.close();
      throw failed;
    }
  }

  StackPorts ports() {
    return ports;
  }

  ArxivSimulator arxiv() {
    return arxiv;
  }

  /** MLflow's REST interface. */
  Calls mlflow() {
    return Calls.to("http://127.0.0.1:" + mlflowPort + "/api/2.0/mlflow/");
  }

  Calls calls(ServiceSlot service) {
    return Calls.to(ports.url(service));
  }

  /** Where the services are, by the environment variables that name them. */
  Map<String, String> addresses() {
    return Map.of(
        "ARXIVIST_SERVICES_FETCHERURL", ports.url(ServiceSlot.FETCHER),
        "ARXIVIST_SERVICES_TRAINERURL", ports.url(ServiceSlot.TRAINER),
        "ARXIVIST_SERVICES_CLASSIFIERURL", ports.url(ServiceSlot.CLASSIFIER),
        "ARXIVIST_SERVICES_MONITORURL", ports.url(ServiceSlot.MONITOR),
        "ARXIVIST_SERVICES_GATEWAYURL", ports.url(ServiceSlot.GATEWAY));
  }

  /** SIGKILL, as a machine's memory or power does it. */
  void kill(ServiceSlot service) {
    StackProcess process = services.remove(service);
    process.kill();
    process.await(Duration.ofSeconds(20));
  }

  /** Starts a killed service again and returns when it is alive. */
  void restart(ServiceSlot service) {
    start(service);
    awaitAlive(service);
  }

  @Override
  public void close() {
    StackProcess.closeAll(services.values());
    while (!servers.isEmpty()) {
      try {
        servers.pop().close();
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  /** A server that an aborted run left behind must not answer in this one's place. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void startServers() {
    servers.push(StackProcess.start(work, "redis", redisCommand(), Map.of()));
    servers.push(StackProcess.start(work, "mongodb", mongodbCommand(), Map.of()));
    servers.push(
        StackProcess.start(
            work,
            "mlflow",
            mlflowCommand(),
            Map.of(
                "MLFLOW_DISABLE_TELEMETRY",
                "true",
                "MLFLOW_SERVER_ENABLE_JOB_EXECUTION",
                "false")));
    Calls.awaitOk("http://127.0.0.1:" + mlflowPort + "/health", START);
  }

  private void start(ServiceSlot service) {
    services.put(
        service,
        StackProcess.start(work, service.serviceName(), command(service), environment(service)));
  }

  private void awaitAlive(ServiceSlot service) {
    Calls.awaitOk(ports.url(service) + "/actuator/health/liveness", START);
  }

  private List<String> redisCommand() {
    return List.of(
        "redis-server",
        "--port",
        "" + ports.redis(),
        "--bind",
        "127.0.0.1",
        "--appendonly",
        "yes",
        "--save",
        "",
        "--dir",
        folder("redis").toString());
  }

  private List<String> mongodbCommand() {
    String libraries = StackProcess.ROOT.resolve("local-stack/target/lib").toString();
    return List.of(
        StackProcess.java(),
        "-cp",
        libraries + "/*",
        "io.arxivist.embedded.MongoServerProcess",
        "--port",
        "" + ports.mongodb(),
        "--data",
        folder("mongodb").toString());
  }

  private List<String> mlflowCommand() {
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
        "" + mlflowPort,
        "--workers",
        "1");
  }

  private static List<String> command(ServiceSlot service) {
    return List.of(
        StackProcess.java(),
        "-Xmx384m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        StackProcess.jar(service).toString());
  }

  private Map<String, String> environment(ServiceSlot service) {
    Map<String, String> environment = new HashMap<>(addresses());
    environment.putAll(
        Map.of(
            "SERVER_PORT", "" + ports.of(service),
            "SPRING_DATA_REDIS_PORT", "" + ports.redis(),
            "SPRING_MONGODB_URI", "mongodb://127.0.0.1:" + ports.mongodb() + "/arxivist",
            "MLFLOW_TRACKING_URI", "http://127.0.0.1:" + mlflowPort,
            "FETCHER_ARXIV_OAIURL", arxiv.oaiUrl().toString(),
            "FETCHER_ARXIV_SIMULATED", "true"));
    return environment;
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(work.resolve(name));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
