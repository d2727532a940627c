package io.arxivist.learning.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A model's folder does not hold what its manifest says. */
public final class BrokenModelException extends RuntimeException {
  private final transient Path file;

  public BrokenModelException(Path file, String problem, @Nullable Throwable cause) {
    super(file + ": " + problem, cause);
    this.file = file;
  }

  /** The file that is missing, altered or unreadable. */
  public Path file() {
    return file;
  }
}
