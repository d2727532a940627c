package io.arxivist.fetcher.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the folder {@code shared} that may lie beside the checkout. */
public final class SharedFolder {
  private SharedFolder() {}

  public static Optional<Path> find() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("shared"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  public static boolean present() {
    return find().isPresent();
  }
}
