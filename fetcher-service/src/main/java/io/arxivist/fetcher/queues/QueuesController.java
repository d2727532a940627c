package io.arxivist.fetcher.queues;

import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.redis.WorkQueues;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QueuesController {
  private final LocalQueues localQueues;
  private final WorkQueues workQueues;

  QueuesController(LocalQueues localQueues, WorkQueues workQueues) {
    this.localQueues = localQueues;
    this.workQueues = workQueues;
  }

  /** What waits on disk and in the broker, for both queues. */
  @GetMapping("/queues")
  QueueOverview queues() {
    return new QueueOverview(Stream.of(QueueName.values()).map(this::line).toList());
  }

  private QueueOverview.Line line(QueueName name) {
    return new QueueOverview.Line(
        name, name.key(), localQueues.target(name).size(), workQueues.named(name).depth());
  }
}
