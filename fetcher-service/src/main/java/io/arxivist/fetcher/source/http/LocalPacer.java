package io.arxivist.fetcher.source.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The pace within this process. */
public final class LocalPacer implements RequestPacer {
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Duration pause;
  private final Clock clock;
  private final Sleeper sleeper;
  private @Nullable Instant lastBegan;

  public LocalPacer(Duration pause, Clock clock, Sleeper sleeper) {
    this.pause = pause;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
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
