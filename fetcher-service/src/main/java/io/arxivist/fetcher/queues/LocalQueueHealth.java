package io.arxivist.fetcher.queues;

import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueueException;
import io.arxivist.fetcher.localqueue.LocalQueues;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the queues on disk can be read, and how much stands in them; {@code localQueue}. */
@Component("localQueueHealthIndicator")
class LocalQueueHealth implements HealthIndicator {
  private final LocalQueues queues;

  LocalQueueHealth(LocalQueues queues) {
    this.queues = queues;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (QueueName name : QueueName.values()) {
      try {
        health.withDetail(name.wireName(), queues.target(name).size());
      } catch (LocalQueueException failed) {
        return Health.down(failed).build();
      }
    }
    return health.build();
  }
}
