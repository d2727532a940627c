package io.arxivist.core.harvest;

import io.arxivist.core.queue.QueueName;
import io.arxivist.core.validation.Check;

/** Body of {@code POST /pushes}: which local queue to move on. */
public record PushRequest(QueueName target) {
  public PushRequest {
    Check.present("target", target);
  }
}
