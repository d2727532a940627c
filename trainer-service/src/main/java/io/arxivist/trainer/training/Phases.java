package io.arxivist.trainer.training;

import io.arxivist.service.job.JobContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes progress on and keeps how long each phase of a training took. */
final class Phases {
  private static final double MILLIS_PER_SECOND = 1000;

  private final JobContext context;
  private final Clock clock;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private @Nullable String phase;
  private Instant since;

  Phases(JobContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
    this.since = clock.instant();
  }

  void progress(String now, long done, @Nullable Long total, String unit) {
    if (!now.equals(phase)) {
      close();
      phase = now;
    }
    context.progress(now, done, total, unit);
  }

  /** Ends the last phase: seconds by phase, in their order. */
  Map<String, Double> ended() {
    close();
    phase = null;
    return seconds;
  }

  private void close() {
    Instant now = clock.instant();
    if (phase != null) {
      seconds.merge(
          phase, Duration.between(since, now).toMillis() / MILLIS_PER_SECOND, Double::sum);
    }
    since = now;
  }
}
