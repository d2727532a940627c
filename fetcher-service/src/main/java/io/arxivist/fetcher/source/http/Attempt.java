package io.arxivist.fetcher.source.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one request.
 *
 * @param <P> what an answer says
 */
sealed interface Attempt<P> {

  /** An answer that could be read; it may still be an error of the interface's own kind. */
  record Answered<P>(P page) implements Attempt<P> {}

  /**
   * No answer.
   *
   * @param reason goes on after the server's address
   * @param retryAfter how long the server asks to wait; null where it does not say
   */
  record Failed<P>(
      String reason, boolean mayRecover, @Nullable Duration retryAfter, @Nullable Throwable cause)
      implements Attempt<P> {
    static <P> Failed<P> recoverable(String reason, Throwable cause) {
      return new Failed<>(reason, true, null, cause);
    }
  }
}
