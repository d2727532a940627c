package io.arxivist.service.job;

import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobStore;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Jobs that are part of something larger: submitted as anybody does over HTTP, and waited for. */
public final class AwaitedJobs {
  private static final long LOOK_EVERY_MILLIS = 200;

  /* The runner knows all handlers, those that wait for others among them. */
  private final ObjectProvider<JobRunner> runner;
  private final JobStore store;

  AwaitedJobs(ObjectProvider<JobRunner> runner, JobStore store) {
    this.runner = runner;
    this.store = store;
  }

  /** The job that was submitted under a key before, here or elsewhere. */
  public Optional<Job> submitted(JobHandler<?, ?> handler, String key) {
    return store.findByKey(handler.kind(), key);
  }

  /** Whether a job is known and has not ended. */
  public boolean unfinished(String kind, String id) {
    return runner.getObject().find(kind, id).filter(job -> !job.state().ended()).isPresent();
  }

  /**
   * Submits a job and waits for its end; the same key gives the same job.
   *
   * @param key null for a job of its own
   * @param look called while waiting; a cancellation that it throws ends the job as well
   * @return the job as it ended
   * @throws CancellationException when the wait is cancelled or interrupted
   */
  public <Q> Job ended(JobHandler<Q, ?> handler, Q request, @Nullable String key, Runnable look) {
    JobRunner jobs = runner.getObject();
    Job job = jobs.submit(handler, request, key);
    while (!job.state().ended()) {
      pause(job);
      try {
        look.run();
      } catch (CancellationException cancelled) {
        /* A service that stops leaves the job to its next start. */
        if (jobs.isRunning()) {
          jobs.cancel(job.kind(), job.id());
        }
        throw cancelled;
      }
      job = jobs.find(job.kind(), job.id()).orElse(job);
    }
    return job;
  }

  private static void pause(Job job) {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException(
          "interrupted while waiting for " + job.kind() + "/" + job.id());
    }
  }
}
