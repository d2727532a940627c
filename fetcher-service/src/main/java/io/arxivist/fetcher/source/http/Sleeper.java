package io.arxivist.fetcher.source.http;

import java.time.Duration;

/** How to wait; tests wait without losing time. */
@FunctionalInterface
public interface Sleeper {
  Sleeper REAL = Thread::sleep;

  void sleep(Duration time) throws InterruptedException;
}
