package io.arxivist.contract;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real MLflow server with an empty store, on a free port of loopback. */
public final class MlflowServerProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final Process process;
  private final URI uri;

  private MlflowServerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * Returns once the server answers.
   *
   * @param folder for its database, its artifacts and its log
   */
  public static MlflowServerProcess start(Path folder) throws IOException {
    int port = freePort();
    Path log = folder.resolve("server.log");
    ProcessBuilder command =
        new ProcessBuilder(
                MlflowExecutable.mlflow().toString(),
                "server",
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db"),
                "--artifacts-destination",
                folder.resolve("artifacts").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--workers",
                "1")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    /* Without this the server starts ten processes and takes 1.8 GB. */
    command.environment().put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");
    command.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
    MlflowServerProcess server =
        new MlflowServerProcess(command.start(), URI.create("http://127.0.0.1:" + port));
    try {
      await("MLflow answers")
          .atMost(LONGEST_START)
          .pollInterval(Duration.ofMillis(250))
          .failFast(() -> !server.process.isAlive())
          .until(server::isHealthy);
    } catch (RuntimeException failure) {
      server.close();
      throw new AssertionError("MLflow did not start; its log: " + Files.readString(log), failure);
    }
    return server;
  }

  public URI uri() {
    return uri;
  }

  /** Stops the server and its workers, which outlive a killed parent. */
  @Override
  public void close() {
    List<ProcessHandle> workers = process.descendants().toList();
    process.destroy();
    workers.forEach(ProcessHandle::destroy);
    process.onExit().join();
    workers.forEach(worker -> worker.onExit().join());
  }

  private boolean isHealthy() throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest health = HttpRequest.newBuilder(uri.resolve("/health")).build();
      return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
