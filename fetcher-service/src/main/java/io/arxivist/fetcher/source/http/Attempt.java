package io.arxivist.fetcher.source.http;

import io.arxivist.fetcher.source.SourceException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one request.
 *
 * @param <P> what an answer says
 */
sealed interface Attempt<P> {

  /** An answer that could be read; it may still be an error of the interface's own kind. */
  record Answered<P>(P page) implements Attempt<P> {}

  /** The answer is elsewhere on the same server. */
  record Redirected<P>(URI to) implements Attempt<P> {}

  /**
   * No answer.
   *
   * @param reason goes on after the server's address
   */
  record Failed<P>(SourceException.Kind kind, String reason, @Nullable Throwable cause)
      implements Attempt<P> {
    boolean mayRecover() {
      return kind != SourceException.Kind.REFUSED;
    }
  }
}
