package io.arxivist.fetcher.source.http;

import org.jspecify.annotations.Nullable;

/**
 * What one who asked has against an answer that could be read: an empty page where there must be
 * more, the page before once more. Such an answer is asked for again.
 *
 * @param <P> what one answer says
 */
@FunctionalInterface
public interface Complaint<P> {

  /** What is wrong, to go on after the server's address; null where nothing is. */
  @Nullable String about(P page);
}
