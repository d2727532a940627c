package io.arxivist.core.harvest;

import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.queue.QueueName;
import java.util.List;

/** Answer to {@code GET /queues}. */
public record QueueOverview(List<Line> queues) {
  public QueueOverview {
    queues = List.copyOf(queues);
  }

  /**
   * One queue.
   *
   * @param key its name in the broker
   * @param local papers on the fetcher's disk, not yet pushed
   */
  public record Line(QueueName name, String key, long local, QueueDepth depth) {}
}
