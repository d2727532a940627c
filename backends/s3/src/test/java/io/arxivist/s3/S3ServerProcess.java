package io.arxivist.s3;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A real S3 server, versitygw, on a free port of loopback. It verifies signatures and checksums and
 * keeps its objects as files. Found in the environment variable ARXIVIST_S3_SERVER, else on the
 * PATH.
 */
final class S3ServerProcess implements AutoCloseable {
  static final String ACCESS_KEY = "sample-access-key";
  static final String SECRET_KEY = "sample-secret-key";

  private static final String VARIABLE = "ARXIVIST_S3_SERVER";
  private static final String REGION = "us-east-1";

  private final Path folder;
  private final int port;
  private Process process;

  private S3ServerProcess(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  static S3ServerProcess start(Path folder) throws IOException {
    S3ServerProcess server = new S3ServerProcess(folder, freePort());
    Files.createDirectories(folder.resolve("objects"));
    Files.createDirectories(folder.resolve("attributes"));
    server.start();
    return server;
  }

  /** Again, on the same port, with the objects of before. */
  void start() throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
                executable().toString(),
                "--quiet",
                "--port",
                "127.0.0.1:" + port,
                "posix",
                "--sidecar",
                folder.resolve("attributes").toString(),
                folder.resolve("objects").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3.log").toFile());
    command.environment().put("ROOT_ACCESS_KEY", ACCESS_KEY);
    command.environment().put("ROOT_SECRET_KEY", SECRET_KEY);
    process = command.start();
    await("the S3 server answers")
        .atMost(Duration.ofSeconds(30))
        .failFast(() -> !process.isAlive())
        .until(this::answers);
  }

  /** As a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  S3Client client() {
    return client(SECRET_KEY);
  }

  S3Client client(String secretKey) {
    return S3Clients.builder()
        .endpointOverride(uri())
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, secretKey)))
        .build();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What a program needs to find this server. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY", SECRET_KEY,
        "AWS_REGION", REGION,
        "AWS_ENDPOINT_URL_S3", uri().toString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static Path executable() {
    Stream<Path> named = Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).stream();
    String path = System.getenv().getOrDefault("PATH", "");
    Stream<Path> searched =
        Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, "versitygw"));
    return Stream.concat(named, searched)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "no S3 server: ./verify installs versitygw, or let " + VARIABLE + " name one"));
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
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
