package io.arxivist.jenkins;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small repository with the project's deploy scripts and nothing of its build, and stand-ins for
 * the programs that they call.
 */
final class Sandbox {

  /** How a script ended and all that it said. */
  record Outcome(int status, String output) {}

  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Sandbox(Path folder) {
    this.folder = folder;
  }

  static Sandbox in(Path folder) throws IOException, InterruptedException {
    Sandbox sandbox = new Sandbox(folder);
    for (String part : new String[] {"deploy", "config"}) {
      sandbox.copy(Pipeline.projectRoot().resolve(part), part);
    }
    sandbox.file(".gitignore", "target/\n/bin/\n/layer/\n/*.txt\n");
    sandbox.file("pom.xml", "<project>\n  <version>1.0</version>\n</project>\n");
    /* One that does not read its password may be gone before the script has written it. */
    sandbox.program(
        "docker",
        "echo \"docker $*\" >>calls.txt; case \"$*\" in *--password-stdin*) cat >/dev/null ;; esac");
    sandbox.commit();
    return sandbox;
  }

  private void copy(Path from, String to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.createDirectories(folder.resolve(to));
        Files.copy(file, folder.resolve(to).resolve(file.getFileName().toString()));
      }
    }
  }

  void commit() throws IOException, InterruptedException {
    run("git", "init", "--quiet");
    run("git", "add", "--all");
    run(
        "git",
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "commit",
        "--quiet",
        "--message",
        "All");
  }

  Sandbox file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** An executable of that name, found before the real one. */
  Sandbox program(String name, String script) throws IOException {
    file("bin/" + name, "#!/bin/bash\n" + script + "\n");
    return mode("bin/" + name, "rwxr-xr-x");
  }

  Sandbox mode(String path, String permissions) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve(path), PosixFilePermissions.fromString(permissions));
    return this;
  }

  Sandbox with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What a stand-in or a script wrote; empty where it wrote nothing. */
  String text(String path) throws IOException {
    Path file = folder.resolve(path);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  Outcome run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("outcome", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    Map<String, String> variables = builder.environment();
    variables
        .keySet()
        .removeIf(name ->
            name.matches(
                "(AWS|DOCKER|REGISTRY|DEPLOY|ARCHIVE|NOTIFY|SCANNER|TRIVY|CI|JENKINS|CHANGE).*"));
    variables.put("PATH", folder.resolve("bin") + File.pathSeparator + variables.get("PATH"));
    variables.putAll(environment);
    Process process = builder.redirectOutput(output.toFile()).start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", command) + " did not end");
    }
    String said = Files.readString(output);
    Files.delete(output);
    return new Outcome(process.exitValue(), said);
  }
}
