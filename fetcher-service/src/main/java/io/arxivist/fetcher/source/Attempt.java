package io.arxivist.fetcher.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The outcome of one request. */
sealed interface Attempt {

  /** An OAI-PMH page, which may still be an error of the protocol. */
  record Answered(OaiPage page) implements Attempt {}

  /**
   * No page.
   *
   * @param reason goes on after the server's address
   * @param retryAfter how long the server asks to wait; null where it does not say
   */
  record Failed(
      String reason, boolean mayRecover, @Nullable Duration retryAfter, @Nullable Throwable cause)
      implements Attempt {
    static Failed recoverable(String reason, Throwable cause) {
      return new Failed(reason, true, null, cause);
    }
  }
}
