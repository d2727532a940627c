package io.arxivist.service.job;

import org.jspecify.annotations.Nullable;

/**
 * One kind of long work. A bean of this type gets its endpoints by itself.
 *
 * @param <Q> body of {@code POST /<kind>}; checks itself
 * @param <R> body of {@code GET /<kind>/{id}/result}
 */
public interface JobHandler<Q, R> {

  /** The plural in the address, such as {@code harvests} or {@code ledger/refills}. */
  String kind();

  Class<Q> requestType();

  /**
   * Refuses work that cannot begin now, by throwing {@link
   * io.arxivist.service.problem.ConflictException} with the reason. Asked at the first submission
   * only, not when a failed job is queued once more.
   */
  default void admit(Q request) {}

  /**
   * What is to be known of the moment of the submission whenever the job runs, however late and
   * however often; null for nothing. The job keeps it: {@link JobContext#mark()}.
   */
  default @Nullable String mark(Q request) {
    return null;
  }

  /**
   * Does the work, one job of a kind at a time. What it throws becomes the job's error;
   * cancellation arrives as {@link java.util.concurrent.CancellationException} out of the context's
   * methods.
   */
  R run(Q request, JobContext context) throws Exception;

  /** Whether a job that a restart interrupted is run again; it fails with that reason otherwise. */
  default boolean resumable() {
    return false;
  }
}
