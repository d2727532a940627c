package io.arxivist.fetcher.source;

import org.jspecify.annotations.Nullable;

/** A source cannot be read; the message says which, what it answered and what may help. */
public final class SourceException extends RuntimeException {
  public SourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
