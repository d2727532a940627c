package io.arxivist.redis;

import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Every queue of the suite, by name. */
public final class WorkQueues {
  private final Map<QueueName, WorkQueue> queues = new EnumMap<>(QueueName.class);

  /** Opens each queue once with the given function. */
  public WorkQueues(Function<QueueName, ? extends WorkQueue> open) {
    for (QueueName name : QueueName.values()) {
      queues.put(name, open.apply(name));
    }
  }

  public WorkQueue named(QueueName name) {
    WorkQueue queue = queues.get(name);
    if (queue == null) {
      throw new IllegalStateException("no queue was opened for " + name);
    }
    return queue;
  }
}
