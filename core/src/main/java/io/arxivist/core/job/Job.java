package io.arxivist.core.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit of long work as it is stored.
 *
 * @param kind the plural in its address: {@code harvests}, {@code trainings}
 * @param idempotencyKey the caller's key; a second submission with it gives this job
 * @param request the request body, JSON
 * @param result the result body, JSON; null until succeeded
 * @param error why it failed, or was refused or interrupted
 */
public record Job(
    String id,
    String kind,
    @Nullable String idempotencyKey,
    JobState state,
    JobProgress progress,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    String request,
    @Nullable String result,
    @Nullable String error) {

  public static Job queued(
      String id, String kind, @Nullable String idempotencyKey, String request, Instant at) {
    return new Job(
        id,
        kind,
        idempotencyKey,
        JobState.QUEUED,
        JobProgress.NONE,
        at,
        null,
        null,
        request,
        null,
        null);
  }

  public Job running(Instant at) {
    return new Job(
        id,
        kind,
        idempotencyKey,
        JobState.RUNNING,
        progress,
        createdAt,
        at,
        null,
        request,
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
        createdAt,
        startedAt,
        finishedAt,
        request,
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
        createdAt,
        startedAt,
        at,
        request,
        resultBody,
        reason);
  }
}
