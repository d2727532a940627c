package io.arxivist.service.job;

import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.job.JobStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A job in work: keeps its progress in memory and stores it a few times a second. */
final class RunningJob implements JobContext {
  private static final Duration STORE_EVERY = Duration.ofMillis(300);

  private final JobStore store;
  private final Clock clock;
  private volatile Job job;
  private volatile boolean cancelled;
  private Instant storedAt;

  RunningJob(Job job, JobStore store, Clock clock) {
    this.job = job;
    this.store = store;
    this.clock = clock;
    this.storedAt = clock.instant();
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
    Instant now = clock.instant();
    if (newPhase || !now.isBefore(storedAt.plus(STORE_EVERY))) {
      store.update(job);
      storedAt = now;
    }
  }

  @Override
  public void checkCancelled() {
    if (cancelled) {
      throw new CancellationException("job " + job.id() + " was cancelled");
    }
  }
}
