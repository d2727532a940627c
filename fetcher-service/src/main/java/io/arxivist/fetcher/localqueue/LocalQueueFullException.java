package io.arxivist.fetcher.localqueue;

/** A local queue has reached its bound; pushing it makes room. Nothing of the batch was kept. */
public final class LocalQueueFullException extends RuntimeException {
  LocalQueueFullException(String queue, long held, long bound) {
    super(
        "local queue "
            + queue
            + " holds "
            + held
            + " papers and takes at most "
            + bound
            + ": push it first");
  }
}
