package io.arxivist.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real papers beside the checkout, where they are. */
final class SharedData {
  private static final Path FOLDER =
      StackProcess.ROOT.toAbsolutePath().normalize().resolveSibling("shared");

  private SharedData() {}

  static void assumePresent() {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no folder shared beside the checkout");
  }

  static Path file(String name) {
    return FOLDER.resolve(name);
  }
}
