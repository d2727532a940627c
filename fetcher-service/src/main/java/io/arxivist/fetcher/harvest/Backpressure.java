package io.arxivist.fetcher.harvest;

import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueueFullException;
import io.arxivist.fetcher.push.Outflow;
import io.arxivist.fetcher.source.http.Sleeper;
import io.arxivist.service.job.JobContext;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Slows a harvest down to what its local queue can take: while the queue is full, the harvest moves
 * the oldest papers on itself, and waits while the broker is away. A harvest may so be larger than
 * the bound, and none fails because a push is late.
 */
@Component
class Backpressure {
  private static final Logger LOG = LoggerFactory.getLogger(Backpressure.class);
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  /* How soon a cancellation is heard. */
  private static final long SLICE_MILLIS = 250;

  private final Outflow outflow;
  private final Sleeper sleeper;

  Backpressure(Outflow outflow, Sleeper sleeper) {
    this.outflow = outflow;
    this.sleeper = sleeper;
  }

  /** Waiting that a job shows as its progress, and that ends with the job. */
  Room on(JobContext context) {
    return (name, append) -> {
      while (true) {
        try {
          append.run();
          return;
        } catch (LocalQueueFullException full) {
          makeRoom(name, full, context);
        }
      }
    };
  }

  private void makeRoom(QueueName name, LocalQueueFullException full, JobContext context) {
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
    backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
    BackOffExecution pauses = backOff.start();
    boolean told = false;
    while (true) {
      context.checkCancelled();
      try {
        outflow.move(name);
        return;
      } catch (DataAccessException away) {
        if (!told) {
          LOG.warn("{}, and the broker takes none: {}", full.getMessage(), away.getMessage());
        }
        told = true;
      }
      pause(pauses.nextBackOff(), full, context);
    }
  }

  private void pause(long millis, LocalQueueFullException full, JobContext context) {
    String phase = "wait for room in local queue " + full.queue();
    for (long left = millis; left > 0; left -= SLICE_MILLIS) {
      context.progress(phase, full.held(), full.bound(), "papers");
      try {
        sleeper.sleep(Duration.ofMillis(Math.min(left, SLICE_MILLIS)));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while waiting for room");
      }
    }
  }
}
