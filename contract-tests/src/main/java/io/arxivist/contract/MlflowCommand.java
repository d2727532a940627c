package io.arxivist.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs MLflow's own command, or a Python program that uses MLflow, to its end. File stores are
 * allowed, and nothing is told to anybody.
 */
public final class MlflowCommand {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Path folder;

  /**
   * Runs nothing yet.
   *
   * @param folder where the processes work, and where their output is kept
   */
  public MlflowCommand(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs the command {@code mlflow}.
   *
   * @return the lines that it printed
   * @throws AssertionError if it fails or takes too long; with all that it said
   */
  public List<String> run(String... arguments) throws IOException, InterruptedException {
    return lines(MlflowExecutable.mlflow(), List.of(arguments));
  }

  /**
   * Runs a program on the Python that MLflow is installed for.
   *
   * @param program its text
   * @param arguments {@code sys.argv[1]} and on
   * @return the lines that it printed
   * @throws AssertionError if it fails or takes too long; with all that it said
   */
  public List<String> python(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-c", program));
    all.addAll(List.of(arguments));
    return lines(MlflowExecutable.python(), all);
  }

  private List<String> lines(Path executable, List<String> arguments)
      throws IOException, InterruptedException {
    /* Apart: Python's warnings would stand among the lines. */
    Path printed = Files.createTempFile(folder, "printed", ".log");
    Path complaints = Files.createTempFile(folder, "complaints", ".log");
    ProcessBuilder command =
        new ProcessBuilder(executable.toString())
            .directory(folder.toFile())
            .redirectOutput(printed.toFile())
            .redirectError(complaints.toFile());
    command.command().addAll(arguments);
    command.environment().put("MLFLOW_ALLOW_FILE_STORE", "true");
    command.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
    command.environment().put("GIT_PYTHON_REFRESH", "quiet");
    Process process = command.start();
    boolean ended = process.waitFor(LONGEST);
    if (!ended) {
      process.destroyForcibly();
    }
    List<String> output = Files.readAllLines(printed);
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError(
          "%s %s:%n%s%n%s"
              .formatted(
                  executable.getFileName(),
                  ended ? "failed with " + process.exitValue() : "was not over after " + LONGEST,
                  String.join("\n", output),
                  Files.readString(complaints)));
    }
    return output;
  }
}
