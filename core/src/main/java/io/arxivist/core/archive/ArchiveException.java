package io.arxivist.core.archive;

import org.jspecify.annotations.Nullable;

/** The archive could not be reached, refused, or holds something broken. */
public final class ArchiveException extends RuntimeException {
  public ArchiveException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
