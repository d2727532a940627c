package io.arxivist.trainer.training;

import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.queue.WorkQueue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what waits for the next training. */
@RestController
final class QueueController {
  private final WorkQueue queue;

  QueueController(WorkQueue trainingQueue) {
    this.queue = trainingQueue;
  }

  @GetMapping("/queue")
  QueueDepth queue() {
    return queue.depth();
  }
}
