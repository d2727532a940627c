package io.arxivist.contract;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the real MLflow: in the environment variable ARXIVIST_MLFLOW, else on the PATH. */
public final class MlflowExecutable {
  private static final String VARIABLE = "ARXIVIST_MLFLOW";

  private MlflowExecutable() {}

  /** The command {@code mlflow}. */
  public static Path mlflow() {
    Stream<Path> named = Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).stream();
    String path = System.getenv().getOrDefault("PATH", "");
    Stream<Path> searched =
        Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, "mlflow"));
    return Stream.concat(named, searched)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "no mlflow executable: ./verify installs one, or let "
                    + VARIABLE
                    + " name one of version 3"));
  }

  /** The Python that MLflow is installed for. */
  public static Path python() {
    return mlflow().toAbsolutePath().resolveSibling("python");
  }
}
