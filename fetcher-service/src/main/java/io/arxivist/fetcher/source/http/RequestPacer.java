package io.arxivist.fetcher.source.http;

import java.time.Duration;

/**
 * Lets requests to arXiv pass one after the other, each at least a pause after the one before has
 * been answered, so that no delay on the way brings two of them closer together. Every client asks
 * one and the same pacer, so arXiv's rule (one request per three seconds, one connection) cannot be
 * broken by calling more often.
 *
 * @see <a href="https://info.arxiv.org/help/api/tou.html">arXiv API terms of use</a>
 */
public interface RequestPacer {

  /** A request and what it answers. */
  @FunctionalInterface
  interface Request<T, E extends Exception> {
    T send() throws E, InterruptedException;
  }

  /**
   * Sends a request when its turn has come, and keeps the others waiting until it is answered.
   *
   * @throws io.arxivist.fetcher.source.SourceException when the turn comes too late to wait for it
   */
  <T, E extends Exception> T inTurn(Request<T, E> request) throws E, InterruptedException;

  /**
   * Keeps every request back for a while, because arXiv asked for that; called within a turn.
   *
   * @param time from now; a longer wait that was asked for before stays
   */
  void holdOff(Duration time);
}
