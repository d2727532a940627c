package io.arxivist.core.queue;

import io.arxivist.core.validation.Check;

/**
 * Answer to {@code POST /queues/{name}/requeues}.
 *
 * @param requeued papers that wait in the queue again
 * @param parked papers that stand set aside still
 */
public record RequeueResult(int requeued, long parked) {
  public RequeueResult {
    Check.atLeast("requeued", requeued, 0);
    Check.atLeast("parked", parked, 0);
  }
}
