package io.arxivist.classifier.consumer;

import io.arxivist.core.classification.ConsumerView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how the work on the queue goes. */
@RestController
final class ConsumerController {
  private final ConsumerStatus status;

  ConsumerController(ConsumerStatus status) {
    this.status = status;
  }

  @GetMapping("/consumer")
  ConsumerView consumer() {
    return status.view();
  }
}
