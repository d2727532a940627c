package io.arxivist.service.job;

import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.job.JobStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job in work: keeps its progress in memory and stores it a few times a second. A store that is
 * away costs the job nothing but the freshness of what others see.
 */
final class RunningJob implements JobContext {
  private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
  private static final Duration STORE_EVERY = Duration.ofMillis(300);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

  private final JobStore store;
  private final Clock clock;
  private volatile Job job;
  private volatile boolean cancelled;
  private Instant storedNext;

  RunningJob(Job job, JobStore store, Clock clock) {
    this.job = job;
    this.store = store;
    this.clock = clock;
    this.storedNext = clock.instant().plus(STORE_EVERY);
  }

  Job job() {
    return job;
  }

  void cancel() {
    cancelled = true;
  }

  boolean cancelled() {
    return cancelled;
  }

  @Override
  public String jobId() {
    return job.id();
  }

  @Override
  public @Nullable String mark() {
    return job.mark();
  }

  @Override
  public synchronized void progress(String phase, long done, @Nullable Long total, String unit) {
    checkCancelled();
    boolean newPhase = !phase.equals(job.progress().phase());
    job = job.withProgress(new JobProgress(phase, done, total, unit));
    if (newPhase || !clock.instant().isBefore(storedNext)) {
      storedNext = clock.instant().plus(stored() ? STORE_EVERY : PAUSE_AFTER_FAILURE);
    }
  }

  private boolean stored() {
    try {
      store.update(job);
      return true;
    } catch (RuntimeException away) {
      LOG.warn("the progress of {} {} could not be stored", job.kind(), job.id(), away);
      return false;
    }
  }

  @Override
  public void checkCancelled() {
    if (cancelled) {
      throw new CancellationException("job " + job.id() + " was cancelled");
    }
  }
}
