package io.arxivist.fetcher.harvest;

import io.arxivist.core.queue.QueueName;

/** How a batch gets into a local queue that may be full. */
interface Room {
  /** Makes none: what does not fit is refused. */
  Room AS_IT_IS = (name, append) -> append.run();

  /**
   * Appends once there is room.
   *
   * @param append throws {@link io.arxivist.fetcher.localqueue.LocalQueueFullException} while there
   *     is none
   */
  void append(QueueName name, Runnable append);
}
