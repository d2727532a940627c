package io.arxivist.embedded;

import java.time.Duration;

/** How long a start or a stop may still take, looked at every few milliseconds. */
final class Patience {
  private static final long PAUSE_MILLIS = 20;

  private final long end;

  Patience(Duration longest) {
    end = System.nanoTime() + longest.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerStartException("interrupted while waiting for a server", e);
    }
  }
}
