package io.arxivist.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder {@code shared} of real papers, real answers and reference numbers, which lies beside
 * some checkouts and in no repository.
 */
public final class SharedFolder {
  private SharedFolder() {}

  /** Whether it lies beside this checkout. */
  public static boolean present() {
    return find().isPresent();
  }

  /**
   * A file in it.
   *
   * @throws IllegalStateException where there is no such folder
   */
  public static Path file(String relative) {
    return find()
        .orElseThrow(
            () -> new IllegalStateException("there is no folder shared beside this checkout"))
        .resolve(relative);
  }

  private static Optional<Path> find() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("shared"))
        .filter(shared -> Files.isDirectory(shared.resolve("fixtures")))
        .findFirst();
  }
}
