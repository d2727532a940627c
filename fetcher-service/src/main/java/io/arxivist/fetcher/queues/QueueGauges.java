package io.arxivist.fetcher.queues;

import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueueException;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.redis.WorkQueues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How much stands in each queue, in the broker and on disk; not a number while it cannot say. */
@Component
class QueueGauges implements MeterBinder {
  /* The figures of one scrape are of one moment, and an absent broker is asked once. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final LocalQueues localQueues;
  private final WorkQueues workQueues;
  private final Clock clock;

  QueueGauges(LocalQueues localQueues, WorkQueues workQueues, Clock clock) {
    this.localQueues = localQueues;
    this.workQueues = workQueues;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (QueueName name : QueueName.values()) {
      Tags queue = Tags.of("queue", name.name().toLowerCase(Locale.ROOT));
      LocalQueue local = localQueues.target(name);
      Gauge.builder("arxivist.local.queue.papers", local, QueueGauges::size)
          .description("Papers on the fetcher's disk, not yet pushed")
          .tags(queue)
          .register(meters);
      Gauge.builder("arxivist.local.queue.bound", local, LocalQueue::bound)
          .description("Most papers that the fetcher keeps on disk before a harvest has to wait")
          .tags(queue)
          .register(meters);
      Sample sample = new Sample(workQueues.named(name));
      depth(meters, queue.and("state", "ready"), sample, QueueDepth::ready);
      depth(meters, queue.and("state", "in_flight"), sample, QueueDepth::inFlight);
      depth(meters, queue.and("state", "parked"), sample, QueueDepth::parked);
      Gauge.builder("arxivist.queue.oldest.age", sample, last -> last.of(QueueGauges::age))
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

  private static double size(LocalQueue local) {
    try {
      return local.size();
    } catch (LocalQueueException unreadable) {
      /* The health page tells why. */
      return Double.NaN;
    }
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
