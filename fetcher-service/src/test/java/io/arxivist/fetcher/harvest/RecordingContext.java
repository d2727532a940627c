package io.arxivist.fetcher.harvest;

import io.arxivist.core.job.JobProgress;
import io.arxivist.service.job.JobContext;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A job's context that remembers the last progress and can be cancelled after so many papers. */
final class RecordingContext implements JobContext {
  private final long cancelledAt;
  private JobProgress last = JobProgress.NONE;

  RecordingContext() {
    this(Long.MAX_VALUE);
  }

  RecordingContext(long cancelledAt) {
    this.cancelledAt = cancelledAt;
  }

  JobProgress last() {
    return last;
  }

  @Override
  public String jobId() {
    return "job-1";
  }

  @Override
  public @Nullable String mark() {
    return null;
  }

  @Override
  public void progress(String phase, long done, @Nullable Long total, String unit) {
    last = new JobProgress(phase, done, total, unit);
    if (done >= cancelledAt) {
      throw new CancellationException("cancelled");
    }
  }

  @Override
  public void checkCancelled() {
    // Cancellation is told through progress.
  }
}
