package io.arxivist.classifier.search;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An index that cannot be used and has to be built anew. */
final class BrokenIndexException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenIndexException(Path folder, String reason, @Nullable Throwable cause) {
    super("the search index in " + folder + " cannot be used: " + reason, cause);
  }
}
