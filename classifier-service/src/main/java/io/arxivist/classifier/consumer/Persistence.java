package io.arxivist.classifier.consumer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries what a backend refuses again and again, with growing pauses, until the loop stops. */
final class Persistence {
  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

  private final ConsumerStatus status;
  private final Duration firstPause;
  private final Duration longestPause;
  private final CountDownLatch stopped = new CountDownLatch(1);

  Persistence(ConsumerStatus status, Duration firstPause, Duration longestPause) {
    this.status = status;
    this.firstPause = firstPause;
    this.longestPause = longestPause;
  }

  void stop() {
    stopped.countDown();
  }

  boolean stopping() {
    return stopped.getCount() == 0;
  }

  /**
   * What the step answers; empty when the loop stopped before it succeeded.
   *
   * @param backend who is to blame for a failure, for the log
   */
  <T> Optional<T> insist(String backend, Supplier<T> step) {
    Duration pause = firstPause;
    while (true) {
      try {
        T answer = step.get();
        status.succeeded(backend);
        return Optional.of(answer);
      } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
        if (stopping()) {
          return Optional.empty();
        }
        report(backend, failure, pause);
        if (pausedUntilStop(pause)) {
          return Optional.empty();
        }
        pause =
            pause.multipliedBy(2).compareTo(longestPause) < 0
                ? pause.multipliedBy(2)
                : longestPause;
      }
    }
  }

  /** As {@link #insist}, for a step without an answer; false when the loop stopped first. */
  boolean insistOn(String backend, Runnable step) {
    return insist(
            backend,
            () -> {
              step.run();
              return true;
            })
        .isPresent();
  }

  private void report(String backend, Throwable failure, Duration pause) {
    String error = backend + ": " + failure.getMessage();
    if (status.failed(backend, error)) {
      LOG.warn("{} failed; trying again, the first time in {}", backend, pause, failure);
    }
  }

  private boolean pausedUntilStop(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
