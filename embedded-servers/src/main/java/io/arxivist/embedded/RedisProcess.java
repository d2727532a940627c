package io.arxivist.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/**
 * A redis-server at work in a folder. On Unix it detaches itself, and is known by the pid file that
 * it writes once it listens; Windows has no such mode, there it stays a child.
 */
final class RedisProcess {
  static final String HOST = "127.0.0.1";
  static final Duration LONGEST_STOP = Duration.ofSeconds(15);

  private static final Logger log = LoggerFactory.getLogger(RedisProcess.class);
  private static final Duration LONGEST_START = Duration.ofSeconds(20);
  private static final Duration LONGEST_LOADING = Duration.ofMinutes(5);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final boolean DETACHES =
      !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

  private final int port;
  private final ProcessHandle handle;

  private RedisProcess(int port, ProcessHandle handle) {
    this.port = port;
    this.handle = handle;
  }

  static RedisProcess start(Path folder, int port) throws IOException {
    Files.deleteIfExists(pidFile(folder));
    Files.deleteIfExists(logFile(folder));
    Process launcher =
        new ProcessBuilder(command(folder, port))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    ProcessHandle handle = DETACHES ? detached(folder, launcher) : launcher.toHandle();
    RedisProcess process = new RedisProcess(port, handle);
    process.awaitReady(folder);
    return process;
  }

  /** Stops the Redis that a folder's pid file names, should it still live, on whatever port. */
  static void stopOrphan(Path folder) throws IOException {
    Optional<ProcessHandle> orphan =
        pid(folder)
            .flatMap(ProcessHandle::of)
            .filter(process ->
                process
                    .info()
                    .command()
                    .map(Path::of)
                    .filter(binary -> binary.startsWith(folder))
                    .isPresent());
    if (orphan.isPresent()) {
      log.info("stopping the Redis that an earlier run left in {}", folder);
      orphan.get().destroy();
      awaitEnd(orphan.get());
    }
  }

  static void shutDown(int port) throws IOException {
    try (RespConnection redis = new RespConnection(HOST, port, ANSWER)) {
      redis.command("SHUTDOWN");
    } catch (EOFException | SocketException gone) {
      log.debug("Redis on port {} hung up, as it does on SHUTDOWN", port, gone);
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return handle.pid();
  }

  /** Asks it to write its data and end; one that does not is killed. */
  void stop() {
    if (!handle.isAlive()) {
      return;
    }
    try {
      shutDown(port);
    } catch (IOException e) {
      log.warn("Redis on port {} refuses SHUTDOWN, so it is terminated", port, e);
      handle.destroy();
    }
    awaitEnd(handle);
  }

  private void awaitReady(Path folder) throws IOException {
    Patience patience = new Patience(LONGEST_LOADING);
    while (!isReady()) {
      if (!handle.isAlive() || patience.isOver()) {
        handle.destroyForcibly();
        throw refused(folder);
      }
      patience.pause();
    }
  }

  /* While it reads its data it answers every command with the error LOADING. */
  private boolean isReady() {
    try (RespConnection redis = new RespConnection(HOST, port, ANSWER)) {
      return redis.command("PING").equals(List.of("PONG"));
    } catch (IOException notYet) {
      return false;
    }
  }

  private static ProcessHandle detached(Path folder, Process launcher) throws IOException {
    Patience patience = new Patience(LONGEST_START);
    Optional<ProcessHandle> handle = Optional.empty();
    while (handle.isEmpty()) {
      if (patience.isOver() || (!launcher.isAlive() && launcher.exitValue() != 0)) {
        launcher.destroyForcibly();
        throw refused(folder);
      }
      patience.pause();
      handle = pid(folder).flatMap(ProcessHandle::of);
    }
    return handle.get();
  }

  private static ServerStartException refused(Path folder) throws IOException {
    List<String> lines =
        Files.exists(logFile(folder)) ? Files.readAllLines(logFile(folder)) : List.of();
    String last = lines.isEmpty() ? "it says nothing" : lines.getLast();
    return new ServerStartException("Redis does not start in " + folder + ": " + last, null);
  }

  private static List<String> command(Path folder, int port) throws IOException {
    Path binaries = Files.createDirectories(folder.resolve("bin"));
    String binary =
        ExecutableProvider.newJarResourceProvider(binaries.toFile()).get().getAbsolutePath();
    List<String> command =
        new ArrayList<>(List.of(binary, "--bind", HOST, "--port", String.valueOf(port)));
    command.addAll(List.of("--dir", folder.toString(), "--appendonly", "yes", "--save", ""));
    command.addAll(List.of("--logfile", logFile(folder).toString()));
    if (DETACHES) {
      command.addAll(List.of("--daemonize", "yes", "--pidfile", pidFile(folder).toString()));
    }
    return command;
  }

  private static Optional<Long> pid(Path folder) throws IOException {
    Path file = pidFile(folder);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String digits = Files.readString(file).strip();
    return digits.matches("\\d+") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }

  private static void awaitEnd(ProcessHandle process) {
    CompletableFuture<ProcessHandle> end = process.onExit();
    try {
      end.get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      log.warn("Redis, process {}, does not end, so it is killed", process.pid());
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for Redis, process " + process.pid(), e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("redis.pid");
  }

  private static Path logFile(Path folder) {
    return folder.resolve("redis.log");
  }
}
