package io.arxivist.fetcher.source.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests to arXiv pass one after the other, each at least a pause after the one before has
 * begun. All clients of a service share one, so arXiv's rule (one request per three seconds, one
 * connection) cannot be broken by calling more often.
 *
 * @see <a href="https://info.arxiv.org/help/api/tou.html">arXiv API terms of use</a>
 */
public final class RequestPacer {
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Duration pause;
  private final Clock clock;
  private final Sleeper sleeper;
  private @Nullable Instant lastBegan;

  /** A request and what it answers. */
  @FunctionalInterface
  public interface Request<T, E extends Exception> {
    T send() throws E, InterruptedException;
  }

  public RequestPacer(Duration pause, Clock clock, Sleeper sleeper) {
    this.pause = pause;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Sends a request when its turn has come, and keeps the others waiting until it is answered. */
  public <T, E extends Exception> T inTurn(Request<T, E> request) throws E, InterruptedException {
    turn.lockInterruptibly();
    try {
      waitForPause();
      lastBegan = clock.instant();
      return request.send();
    } finally {
      turn.unlock();
    }
  }

  private void waitForPause() throws InterruptedException {
    if (lastBegan == null) {
      return;
    }
    Duration left = Duration.between(clock.instant(), lastBegan.plus(pause));
    if (left.isPositive()) {
      sleeper.sleep(left);
    }
  }
}
