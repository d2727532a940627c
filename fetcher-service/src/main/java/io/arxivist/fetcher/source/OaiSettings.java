package io.arxivist.fetcher.source;

import java.net.URI;
import java.time.Duration;

/**
 * How an OAI-PMH server is asked.
 *
 * @param sourceName what papers from it carry as their source
 * @param userAgent says who asks and whom to write to
 * @param timeout of one request
 * @param retries after the first attempt
 * @param firstBackOff wait before the first retry; doubled before each further one
 */
public record OaiSettings(
    URI url,
    String sourceName,
    String userAgent,
    Duration timeout,
    int retries,
    Duration firstBackOff) {
  private static final int MOST_DOUBLINGS = 6;

  Duration backOff(int attempt) {
    return firstBackOff.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
  }
}
