package io.arxivist.fetcher.source.failover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a source is down, and when it may be asked again whether it still is. */
final class SourceState {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(5);

  private final Supplier<Optional<String>> problem;
  private final Clock clock;
  private @Nullable String down;
  private Instant askAgain = Instant.MIN;

  SourceState(Supplier<Optional<String>> problem, Clock clock) {
    this.problem = problem;
    this.clock = clock;
  }

  synchronized void failed(String reason) {
    down = reason;
    askAgain = clock.instant().plus(BETWEEN_QUESTIONS);
  }

  /** Why the source counts as down; null where it does not. Asks it if the last time is past. */
  synchronized @Nullable String down() {
    if (down != null && !clock.instant().isBefore(askAgain)) {
      problem.get().ifPresentOrElse(this::failed, () -> down = null);
    }
    return down;
  }
}
