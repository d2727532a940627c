package io.arxivist.fetcher.source.http;

import java.net.URI;
import java.time.Duration;

/**
 * How one of arXiv's interfaces, or the simulator in its place, is asked.
 *
 * @param sourceName what papers from it carry as their source
 * @param userAgent says who asks and whom to write to
 * @param timeout of one request
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

  /** The same with one attempt only: for a question whose answer may as well be no. */
  public ClientSettings withoutRetries() {
    return new ClientSettings(url, sourceName, userAgent, timeout, 0, firstBackOff);
  }

  Duration backOff(int attempt) {
    return firstBackOff.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
  }
}
