package io.arxivist.fetcher.source.http;

import io.arxivist.fetcher.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The pace within this process. */
public final class LocalPacer implements RequestPacer {
  /* Who would have to wait longer is told so, instead of standing still. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Duration pause;
  private final Clock clock;
  private final Sleeper sleeper;
  private @Nullable Instant notBefore;
  private Duration quiet = Duration.ZERO;

  public LocalPacer(Duration pause, Clock clock, Sleeper sleeper) {
    this.pause = pause;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public <T, E extends Exception> T inTurn(Request<T, E> request) throws E, InterruptedException {
    turn.lockInterruptibly();
    try {
      waitUntilAllowed();
      try {
        return request.send();
      } finally {
        holdOff(pause);
      }
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void holdOff(Duration time) {
    turn.lock();
    try {
      Instant until = clock.instant().plus(time);
      if (notBefore == null || until.isAfter(notBefore)) {
        notBefore = until;
        quiet = time;
      }
    } finally {
      turn.unlock();
    }
  }

  private void waitUntilAllowed() throws InterruptedException {
    if (notBefore == null) {
      return;
    }
    Duration left = Duration.between(clock.instant(), notBefore);
    /* The machine's clock may have been put back. */
    left = left.compareTo(quiet) > 0 ? quiet : left;
    if (left.compareTo(LONGEST_WAIT) > 0) {
      throw new SourceException(
          SourceException.Kind.BUSY, "arXiv asked not to be asked before " + notBefore, null);
    }
    if (left.isPositive()) {
      sleeper.sleep(left);
    }
  }
}
