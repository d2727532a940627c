package io.arxivist.fetcher.queues;

import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.localqueue.StoredPaper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How much stands in each queue on disk, and how long the oldest paper has stood there. */
@Component
class LocalQueueMetrics implements MeterBinder {
  private final LocalQueues queues;
  private final Clock clock;

  LocalQueueMetrics(LocalQueues queues, Clock clock) {
    this.queues = queues;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (QueueName queue : QueueName.values()) {
      String name = queue.wireName();
      Gauge.builder("arxivist.local.queue.papers", () -> queues.target(queue).size())
          .description("Papers on the fetcher's disk that are not pushed yet")
          .baseUnit("papers")
          .tag("queue", name)
          .register(registry);
      Gauge.builder("arxivist.local.queue.bound", () -> queues.target(queue).bound())
          .description("Most papers on the fetcher's disk before a harvest has to make room")
          .baseUnit("papers")
          .tag("queue", name)
          .register(registry);
      TimeGauge.builder(
              "arxivist.local.queue.oldest.age", () -> ageMillis(queue), TimeUnit.MILLISECONDS)
          .description("Since when the oldest paper on the fetcher's disk waits to be pushed")
          .tag("queue", name)
          .register(registry);
    }
  }

  private long ageMillis(QueueName queue) {
    List<StoredPaper> oldest = queues.target(queue).peek(1);
    return oldest.isEmpty()
        ? 0
        : Duration.between(oldest.getFirst().paper().harvestedAt(), clock.instant()).toMillis();
  }
}
