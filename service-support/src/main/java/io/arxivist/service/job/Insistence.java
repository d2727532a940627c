package io.arxivist.service.job;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** Tries what the job store refuses again and again, with growing pauses, until it is stopped. */
final class Insistence {
  private static final Logger LOG = LoggerFactory.getLogger(Insistence.class);
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

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
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
    backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
    BackOffExecution pauses = backOff.start();
    boolean told = false;
    while (true) {
      try {
        return Optional.of(step.get());
      } catch (RuntimeException failure) {
        if (!told) {
          LOG.warn("{}: failed, and is tried until it succeeds", what, failure);
        }
        told = true;
      }
      if (stoppedWithin(pauses.nextBackOff())) {
        LOG.warn("{}: given up, since the service stops", what);
        return Optional.empty();
      }
    }
  }

  private boolean stoppedWithin(long millis) {
    try {
      return stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
