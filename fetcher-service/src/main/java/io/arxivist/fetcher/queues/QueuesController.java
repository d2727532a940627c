package io.arxivist.fetcher.queues;

import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.queue.ParkedPaper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.RequeueRequest;
import io.arxivist.core.queue.RequeueResult;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.core.validation.Check;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.redis.WorkQueues;
import io.arxivist.service.problem.NotFoundException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QueuesController {
  private static final int MOST_PARKED = 1_000;

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

  /** What the broker has set aside, oldest first. */
  @GetMapping("/queues/{name}/parked")
  List<ParkedPaper> parked(
      @PathVariable String name, @RequestParam(defaultValue = "100") int limit) {
    Check.atLeast("limit", limit, 1);
    return queue(name).parked(Math.min(limit, MOST_PARKED));
  }

  /** Puts parked papers back, as if they had never been delivered. */
  @PostMapping("/queues/{name}/requeues")
  RequeueResult requeue(@PathVariable String name, @RequestBody RequeueRequest request) {
    WorkQueue queue = queue(name);
    List<String> receipts = request.receipts();
    int requeued =
        receipts == null
            /* Only what stands here now: a paper that is parked again stays. */
            ? queue.requeueParked(Math.toIntExact(queue.depth().parked()))
            : queue.requeueParked(receipts);
    return new RequeueResult(requeued, queue.depth().parked());
  }

  private WorkQueue queue(String name) {
    return Stream.of(QueueName.values())
        .filter(known -> known.wireName().equals(name))
        .findFirst()
        .map(workQueues::named)
        .orElseThrow(() ->
            new NotFoundException(
                "there is no queue " + name + "; known are classification, training"));
  }

  private QueueOverview.Line line(QueueName name) {
    return new QueueOverview.Line(
        name, name.key(), localQueues.target(name).size(), workQueues.named(name).depth());
  }
}
