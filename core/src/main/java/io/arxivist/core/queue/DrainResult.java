package io.arxivist.core.queue;

import io.arxivist.core.validation.Check;

/**
 * Result of a drain: all that stood in the queue at its submission is dealt with.
 *
 * @param waiting papers not yet acknowledged at the submission
 * @param parked papers that stand set aside at the end
 * @param seconds from the submission to the end
 */
public record DrainResult(long waiting, long parked, double seconds) {
  public DrainResult {
    Check.atLeast("waiting", waiting, 0);
    Check.atLeast("parked", parked, 0);
  }
}
