package io.arxivist.fetcher.source.http;

import java.net.URI;
import java.time.Duration;

/**
 * How one of arXiv's interfaces, or the simulator in its place, is asked.
 *
 * @param sourceName what papers from it carry as their source
 * @param userAgent says who asks and whom to write to
 * @param timeout of one request, from the connection to the last byte of the answer
 * @param retries after the first attempt
 * @param firstBackOff wait before the first retry; doubled before each further one
 */
public record ClientSettings(
    URI url,
    String sourceName,
    String userAgent,
    Duration timeout,
    int retries,
    Duration firstBackOff) {
  private static final int MOST_DOUBLINGS = 6;

  /** The same with no more attempts than these after the first, for a question that may fail. */
  public ClientSettings withRetries(int fewer) {
    return new ClientSettings(
        url, sourceName, userAgent, timeout, Math.min(fewer, retries), firstBackOff);
  }

  Duration backOff(int attempt) {
    return firstBackOff.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
  }
}
