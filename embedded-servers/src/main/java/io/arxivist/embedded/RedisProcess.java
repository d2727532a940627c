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
    if (!isRunning(handle)) {
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
      if (!isRunning(handle) || patience.isOver()) {
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

  /**
   * Whether a process is at work. One that has ended may still be listed as alive until process 1
   * collects it, which takes seconds, or for ever in a container without an init; it then has no
   * command any more.
   */
  static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  /* Not onExit(): of a process that is no child it learns only seconds later. */
  private static void awaitEnd(ProcessHandle process) {
    Patience patience = new Patience(LONGEST_STOP);
    while (isRunning(process)) {
      if (patience.isOver()) {
        log.warn("Redis, process {}, does not end, so it is killed", process.pid());
        process.destroyForcibly();
        return;
      }
      patience.pause();
    }
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("redis.pid");
  }

  private static Path logFile(Path folder) {
    return folder.resolve("redis.log");
  }
}
