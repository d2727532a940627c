package io.arxivist.service.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries what the job store refuses again and again, with growing pauses, until it is stopped. */
final class Insistence {
  private static final Logger LOG = LoggerFactory.getLogger(Insistence.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final CountDownLatch stopped = new CountDownLatch(1);

  void stop() {
    stopped.countDown();
  }

  /**
   * What the step answers; empty when it was stopped before the step succeeded.
   *
   * @param what is tried, for the log: the first failure is told, not each
   */
  <T> Optional<T> insist(String what, Supplier<T> step) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return Optional.of(step.get());
      } catch (RuntimeException failure) {
        if (pause.equals(FIRST_PAUSE)) {
          LOG.warn("{}: failed, and is tried until it succeeds", what, failure);
        }
      }
      if (stoppedWithin(pause)) {
        LOG.warn("{}: given up, since the service stops", what);
        return Optional.empty();
      }
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
  }

  private boolean stoppedWithin(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
