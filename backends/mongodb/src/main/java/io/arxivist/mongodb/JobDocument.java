package io.arxivist.mongodb;

import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.job.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A job as it is stored.
 *
 * @param uniqueKey kind and idempotency key; absent without a key, and unique where present
 * @param attempts absent from jobs that an older version stored
 */
@Document(JobDocument.COLLECTION)
record JobDocument(
    @Id String id,
    String kind,
    @Nullable String idempotencyKey,
    @Nullable String uniqueKey,
    JobState state,
    JobProgress progress,
    @Nullable Integer attempts,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    String request,
    @Nullable String mark,
    @Nullable String result,
    @Nullable String error) {
  static final String COLLECTION = "jobs";

  static JobDocument of(Job job) {
    String key = job.idempotencyKey();
    return new JobDocument(
        job.id(),
        job.kind(),
        key,
        key == null ? null : uniqueKey(job.kind(), key),
        job.state(),
        job.progress(),
        job.attempts(),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.request(),
        job.mark(),
        job.result(),
        job.error());
  }

  /* Kinds are path segments, so no two pairs give the same text. */
  static String uniqueKey(String kind, String idempotencyKey) {
    return kind + ":" + idempotencyKey;
  }

  Job job() {
    return new Job(
        id,
        kind,
        idempotencyKey,
        state,
        progress,
        attempts == null ? 0 : attempts,
        createdAt,
        startedAt,
        finishedAt,
        request,
        mark,
        result,
        error);
  }
}
