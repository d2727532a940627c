package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.web.client.RestClient;

/**
 * The fetcher as processes of its own, one after the other, on the class path of the test. Each
 * starts from a cache of loaded classes that a first process writes, which halves its start.
 */
final class FetcherProcess {
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  private final Path folder;
  private final List<String> properties;
  private final String classPath;
  private final Path cache;
  private final int port;
  private Process process;

  /**
   * Prepares the starts.
   *
   * @param folder for logs and the cache
   * @param properties of every process, such as {@code --spring.data.redis.port=6379}
   */
  FetcherProcess(Path folder, List<String> properties) throws IOException, InterruptedException {
    this.folder = folder;
    this.properties = properties;
    this.classPath = jarsOnly(folder);
    this.cache = folder.resolve("fetcher.aot");
    this.port = freePort();
    Process training =
        new ProcessBuilder(
                command(
                    List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh"),
                    List.of("--fetcher.data-directory=" + folder.resolve("training"))))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("training.log").toFile())
            .start();
    assertThat(training.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(cache).as(Files.readString(folder.resolve("training.log"))).isNotEmptyFile();
  }

  /** Starts a process and returns at once. */
  void launch(String... further) throws IOException {
    process =
        new ProcessBuilder(command(List.of("-XX:AOTCache=" + cache), List.of(further)))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("fetcher.log").toFile()))
            .start();
  }

  /** Waits until the process answers. */
  RestClient awaitStart() {
    RestClient http = RestClient.create("http://127.0.0.1:" + port);
    Awaitility.await()
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(() -> {
          assertThat(process.isAlive()).isTrue();
          return http.get().uri("/actuator/health/liveness").retrieve().toBodilessEntity() != null;
        });
    return http;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  private List<String> command(List<String> options, List<String> further) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, FetcherApplication.class.getName()));
    command.add("--server.port=" + port);
    command.addAll(properties);
    command.addAll(further);
    return command;
  }

  /* A cache of classes knows no folders: each folder of the class path becomes a jar. */
  private static String jarsOnly(Path folder) throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        if (!path.endsWith("test-classes")) {
          jars.add(jar(path, folder.resolve(jars.size() + ".jar")).toString());
        }
      } else if (Files.exists(path)) {
        jars.add(entry);
      }
    }
    return jars.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(any -> !any.equals(classes)).sorted().toList()) {
        String name = classes.relativize(file).toString();
        /* Components are found by the entries of their folders. */
        boolean folder = Files.isDirectory(file);
        entries.putNextEntry(new JarEntry(folder ? name + "/" : name));
        if (!folder) {
          Files.copy(file, entries);
        }
      }
    }
    return jar;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
