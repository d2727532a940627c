package io.arxivist.fetcher.harvest;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.service.job.JobContext;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Finds where a harvest's papers go, once the way there is clear of what former harvests left. */
@Component
class Destinations {
  private final LocalQueues queues;
  private final SplitStaging staging;
  private final FormerHarvests former;
  private final Backpressure backpressure;

  Destinations(
      LocalQueues queues, SplitStaging staging, FormerHarvests former, Backpressure backpressure) {
    this.queues = queues;
    this.staging = staging;
    this.former = former;
    this.backpressure = backpressure;
  }

  Destination open(HarvestRequest request, JobContext context) {
    String job = context.jobId();
    former.settle(job);
    Room room = backpressure.on(context);
    return switch (request.target()) {
      case TRAINING -> direct(job, QueueName.TRAINING, room);
      case CLASSIFICATION -> direct(job, QueueName.CLASSIFICATION, room);
      case SPLIT -> staging.open(job, Objects.requireNonNull(request.trainingShare()), room);
    };
  }

  private Destination direct(String job, QueueName name, Room room) {
    return Destination.direct(job, name, queues.target(name), room);
  }
}
