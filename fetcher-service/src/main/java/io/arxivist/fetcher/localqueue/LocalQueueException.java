package io.arxivist.fetcher.localqueue;

import org.jspecify.annotations.Nullable;

/** A local queue cannot be opened, read or written; the message says which, why and what to do. */
public final class LocalQueueException extends RuntimeException {
  LocalQueueException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
