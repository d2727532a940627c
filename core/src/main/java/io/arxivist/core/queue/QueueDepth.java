package io.arxivist.core.queue;

import io.arxivist.core.validation.Check;
import org.jspecify.annotations.Nullable;

/**
 * How much stands in a queue.
 *
 * @param ready waiting to be taken
 * @param inFlight taken, not yet acknowledged
 * @param parked set aside
 * @param oldestAgeSeconds age of the oldest message not acknowledged; null when there is none
 */
public record QueueDepth(long ready, long inFlight, long parked, @Nullable Long oldestAgeSeconds) {
  public QueueDepth {
    Check.atLeast("ready", ready, 0);
    Check.atLeast("inFlight", inFlight, 0);
    Check.atLeast("parked", parked, 0);
  }

  /** Everything not yet acknowledged. */
  public long backlog() {
    return ready + inFlight;
  }
}
