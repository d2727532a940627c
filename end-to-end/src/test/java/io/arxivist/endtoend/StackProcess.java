package io.arxivist.endtoend;

import io.arxivist.stack.host.ServiceSlot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of the project under test, with what it printed; killed at the end of the test. */
final class StackProcess implements AutoCloseable {
  static final Path ROOT = Path.of(System.getProperty("arxivist.root", ".."));

  private final Process process;
  private final Path out;
  private final Path err;

  private StackProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** What {@code ./run} starts once all is built, with its heap. */
  static StackProcess run(Path work, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-Xmx704m",
                "-XX:+UseSerialGC",
                "-jar",
                ROOT.resolve("local-stack/target/local-stack.jar").toString()));
    command.addAll(List.of(options));
    return start(work, "run", command, Map.of());
  }

  static StackProcess start(
      Path work, String name, List<String> command, Map<String, String> environment) {
    try {
      Path out = Files.createTempFile(work, name, ".out");
      Path err = Files.createTempFile(work, name, ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(work.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      /* What the caller's shell says is about an Airflow of its own. */
      builder.environment().keySet().removeIf(key -> key.startsWith("AIRFLOW_"));
      builder.environment().putAll(environment);
      return new StackProcess(builder.start(), out, err);
    } catch (IOException failed) {
      throw new IllegalStateException(command + " could not be started", failed);
    }
  }

  /** The runnable jar of a service. */
  static Path jar(ServiceSlot service) {
    String name = service.serviceName();
    String version = System.getProperty("arxivist.version");
    return ROOT.resolve(name).resolve("target").resolve(name + "-" + version + "-exec.jar");
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Waits for the process to end and gives its exit status. */
  int await(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + patience + ":\n" + out() + err());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  String lastLine() {
    return out().strip().lines().reduce("", (before, line) -> line);
  }

  /** Lets the process stop its own children first; kills what has not ended by then. */
  @Override
  public void close() {
    closeAll(List.of(this));
  }

  /** Asks all to end before it waits for any; children that a parent leaves behind are killed. */
  static void closeAll(Collection<StackProcess> processes) {
    List<ProcessHandle> families = processes.stream().flatMap(StackProcess::family).toList();
    processes.forEach(StackProcess::terminate);
    try {
      for (StackProcess asked : processes) {
        asked.process.waitFor(30, TimeUnit.SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      families.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private Stream<ProcessHandle> family() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
