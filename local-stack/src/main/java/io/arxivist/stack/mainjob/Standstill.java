package io.arxivist.stack.mainjob;

import io.arxivist.core.job.JobProgress;
import io.arxivist.core.job.JobView;
import io.arxivist.stack.StackException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Gives up on a job whose progress has not moved for long. */
final class Standstill implements Consumer<JobView> {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final InstantSource clock;
  private JobProgress last = JobProgress.NONE;
  private Instant moved;

  Standstill(InstantSource clock) {
    this.clock = clock;
    this.moved = clock.instant();
  }

  @Override
  public void accept(JobView job) {
    Instant now = clock.instant();
    if (!job.progress().equals(last)) {
      last = job.progress();
      moved = now;
    } else if (now.isAfter(moved.plus(LONGEST))) {
      throw new StackException(
          "%s/%s has stood still for %d minutes at %d of %d %s; the service's log says why."
              .formatted(
                  job.kind(),
                  job.id(),
                  LONGEST.toMinutes(),
                  last.done(),
                  last.total(),
                  last.unit()));
    }
  }
}
