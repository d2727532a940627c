package io.arxivist.fetcher.push;

import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.harvest.PushResult;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs of {@code /pushes}: what stands in a local queue moves to the broker. What a push
 * moved before a crash or a failure is part of its result.
 */
@Component
class PushHandler implements JobHandler<PushRequest, PushResult> {
  private final LocalQueues localQueues;
  private final Outflow outflow;
  private final Clock clock;

  PushHandler(LocalQueues localQueues, Outflow outflow, Clock clock) {
    this.localQueues = localQueues;
    this.outflow = outflow;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "pushes";
  }

  @Override
  public Class<PushRequest> requestType() {
    return PushRequest.class;
  }

  /** A push left off by a restart goes on: whatever is still on disk is still to be moved. */
  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public PushResult run(PushRequest request, JobContext context) {
    Instant began = clock.instant();
    LocalQueue local = localQueues.target(request.target());
    /* Only what stands here now: a harvest that goes on beside it must not keep the push alive. */
    long last = local.newestPlace();
    long pushed = local.taken(context.jobId());
    long total = pushed + local.size();
    int moved;
    do {
      context.progress("push", pushed, total, "papers");
      moved = outflow.move(request.target(), last, context.jobId(), pushed);
      pushed += moved;
    } while (moved > 0);
    context.progress("push", pushed, pushed, "papers");
    return new PushResult(pushed, Duration.between(began, clock.instant()).toMillis() / 1000.0);
  }
}
