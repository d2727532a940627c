package io.arxivist.core.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as {@code GET /<plural>/{id}} shows it.
 *
 * @param attempts how often it was started: more than once after a failure or a restart
 * @param etaSeconds time left at the present pace; null while unknown
 */
public record JobView(
    String id,
    String kind,
    JobState state,
    JobProgress progress,
    int attempts,
    @Nullable Long etaSeconds,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String error) {

  public static JobView of(Job job, Instant now) {
    return new JobView(
        job.id(),
        job.kind(),
        job.state(),
        job.progress(),
        job.attempts(),
        eta(job, now),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.error());
  }

  private static @Nullable Long eta(Job job, Instant now) {
    JobProgress progress = job.progress();
    Instant startedAt = job.startedAt();
    if (job.state() != JobState.RUNNING
        || startedAt == null
        || progress.total() == null
        || progress.done() == 0) {
      return null;
    }
    double elapsed = Duration.between(startedAt, now).toMillis() / 1000.0;
    return Math.round(elapsed / progress.done() * (progress.total() - progress.done()));
  }
}
