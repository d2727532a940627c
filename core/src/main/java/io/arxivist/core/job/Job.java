package io.arxivist.core.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit of long work as it is stored.
 *
 * @param kind the plural in its address: {@code harvests}, {@code trainings}
 * @param idempotencyKey the caller's key; a second submission with it gives this job, and queues it
 *     again where it failed
 * @param attempts how often it was started
 * @param request the request body, JSON
 * @param mark what its handler noted when it was submitted; the same at every start
 * @param result the result body, JSON; null until succeeded
 * @param error why it failed, or was refused or interrupted
 */
public record Job(
    String id,
    String kind,
    @Nullable String idempotencyKey,
    JobState state,
    JobProgress progress,
    int attempts,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    String request,
    @Nullable String mark,
    @Nullable String result,
    @Nullable String error) {

  public static Job queued(
      String id,
      String kind,
      @Nullable String idempotencyKey,
      String request,
      @Nullable String mark,
      Instant at) {
    return new Job(
        id,
        kind,
        idempotencyKey,
        JobState.QUEUED,
        JobProgress.NONE,
        0,
        at,
        null,
        null,
        request,
        mark,
        null,
        null);
  }

  /** Queued once more: nothing of the former try is left but that it was. */
  public Job requeued() {
    return new Job(
        id,
        kind,
        idempotencyKey,
        JobState.QUEUED,
        JobProgress.NONE,
        attempts,
        createdAt,
        null,
        null,
        request,
        mark,
        null,
        null);
  }

  /** Begins another attempt. */
  public Job running(Instant at) {
    return new Job(
        id,
        kind,
        idempotencyKey,
        JobState.RUNNING,
        progress,
        attempts + 1,
        createdAt,
        at,
        null,
        request,
        mark,
        null,
        null);
  }

  public Job withProgress(JobProgress now) {
    return new Job(
        id,
        kind,
        idempotencyKey,
        state,
        now,
        attempts,
        createdAt,
        startedAt,
        finishedAt,
        request,
        mark,
        result,
        error);
  }

  public Job succeeded(Instant at, String resultBody) {
    return ended(JobState.SUCCEEDED, at, resultBody, null);
  }

  public Job failed(Instant at, String reason) {
    return ended(JobState.FAILED, at, null, reason);
  }

  public Job cancelled(Instant at) {
    return ended(JobState.CANCELLED, at, null, null);
  }

  private Job ended(
      JobState end, Instant at, @Nullable String resultBody, @Nullable String reason) {
    return new Job(
        id,
        kind,
        idempotencyKey,
        end,
        progress,
        attempts,
        createdAt,
        startedAt,
        at,
        request,
        mark,
        resultBody,
        reason);
  }
}
