package io.arxivist.service.job;

import org.jspecify.annotations.Nullable;

/** What a running job can say and ask. */
public interface JobContext {
  String jobId();

  /** What the handler noted when the job was submitted. */
  @Nullable String mark();

  /**
   * Reports how far the job has come; cheap enough for every item.
   *
   * @param total null while unknown
   * @throws java.util.concurrent.CancellationException when the job has been cancelled
   */
  void progress(String phase, long done, @Nullable Long total, String unit);

  /**
   * Leaves a job that has been cancelled.
   *
   * @throws java.util.concurrent.CancellationException when the job has been cancelled
   */
  void checkCancelled();
}
