package io.arxivist.service.job;

/**
 * One kind of long work. A bean of this type gets its endpoints by itself.
 *
 * @param <Q> body of {@code POST /<kind>}; checks itself
 * @param <R> body of {@code GET /<kind>/{id}/result}
 */
public interface JobHandler<Q, R> {

  /** The plural in the address, such as {@code harvests}. */
  String kind();

  Class<Q> requestType();

  /**
   * Refuses work that cannot begin now, by throwing {@link
   * io.arxivist.service.problem.ConflictException} with the reason.
   */
  default void admit(Q request) {}

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
