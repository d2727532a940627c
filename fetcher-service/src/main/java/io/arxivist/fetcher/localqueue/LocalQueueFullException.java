package io.arxivist.fetcher.localqueue;

/** A local queue has reached its bound; pushing it makes room. Nothing of the batch was kept. */
public final class LocalQueueFullException extends RuntimeException {
  private final String queue;
  private final long held;
  private final long bound;

  LocalQueueFullException(String queue, long held, long bound) {
    super("local queue " + queue + " holds " + held + " papers and takes at most " + bound);
    this.queue = queue;
    this.held = held;
    this.bound = bound;
  }

  public String queue() {
    return queue;
  }

  /** Papers that stand in it. */
  public long held() {
    return held;
  }

  public long bound() {
    return bound;
  }
}
