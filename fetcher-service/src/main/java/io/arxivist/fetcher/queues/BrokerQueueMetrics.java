package io.arxivist.fetcher.queues;

import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.redis.WorkQueues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How much stands in each queue of the broker; not a number while it does not answer. */
@Component
class BrokerQueueMetrics implements MeterBinder {
  /* The figures of one scrape are of one moment, and an absent broker is asked once. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final WorkQueues workQueues;
  private final Clock clock;

  BrokerQueueMetrics(WorkQueues workQueues, Clock clock) {
    this.workQueues = workQueues;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (QueueName name : QueueName.values()) {
      Tags queue = Tags.of("queue", name.wireName());
      Sample sample = new Sample(workQueues.named(name));
      depth(meters, queue.and("state", "ready"), sample, QueueDepth::ready);
      depth(meters, queue.and("state", "in_flight"), sample, QueueDepth::inFlight);
      depth(meters, queue.and("state", "parked"), sample, QueueDepth::parked);
      Gauge.builder("arxivist.queue.oldest.age", sample, last -> last.of(BrokerQueueMetrics::age))
          .description("Age of the oldest paper of the queue that is not acknowledged; 0 for none")
          .baseUnit("seconds")
          .tags(queue)
          .strongReference(true)
          .register(meters);
    }
  }

  private static void depth(
      MeterRegistry meters, Tags tags, Sample sample, ToDoubleFunction<QueueDepth> figure) {
    Gauge.builder("arxivist.queue.papers", sample, last -> last.of(figure))
        .description("Papers in the broker's queue by state")
        .tags(tags)
        .strongReference(true)
        .register(meters);
  }

  private static double age(QueueDepth depth) {
    Long seconds = depth.oldestAgeSeconds();
    return seconds == null ? 0 : seconds;
  }

  /** The depth of a queue a few seconds ago at most. */
  private final class Sample {
    private final WorkQueue queue;
    private @Nullable QueueDepth depth;
    private @Nullable Instant taken;

    Sample(WorkQueue queue) {
      this.queue = queue;
    }

    synchronized double of(ToDoubleFunction<QueueDepth> figure) {
      Instant now = clock.instant();
      if (taken == null || now.isAfter(taken.plus(FRESH))) {
        depth = read();
        taken = clock.instant();
      }
      return depth == null ? Double.NaN : figure.applyAsDouble(depth);
    }

    private @Nullable QueueDepth read() {
      try {
        return queue.depth();
      } catch (DataAccessException away) {
        return null;
      }
    }
  }
}
