package io.arxivist.fetcher.push;

import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.harvest.PushResult;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.fetcher.FetcherProperties;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.localqueue.StoredPaper;
import io.arxivist.redis.WorkQueues;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs of {@code /pushes}: what stands in a local queue moves to the broker, and is
 * forgotten on disk only when the broker has it. A crash in between repeats one batch; what a push
 * moved before a crash or a failure is part of its result.
 */
@Component
class PushHandler implements JobHandler<PushRequest, PushResult> {
  private final LocalQueues localQueues;
  private final WorkQueues workQueues;
  private final int batchSize;
  private final Clock clock;

  PushHandler(
      LocalQueues localQueues, WorkQueues workQueues, FetcherProperties properties, Clock clock) {
    this.localQueues = localQueues;
    this.workQueues = workQueues;
    this.batchSize = properties.pushBatchSize();
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
    WorkQueue broker = workQueues.named(request.target());
    /* Only what stands here now: a harvest that goes on beside it must not keep the push alive. */
    long pushed = local.taken(context.jobId());
    long total = pushed + local.size();
    while (pushed < total) {
      context.progress("push", pushed, total, "papers");
      List<StoredPaper> batch = local.peek((int) Math.min(batchSize, total - pushed));
      if (batch.isEmpty()) {
        break;
      }
      broker.offer(batch.stream().map(StoredPaper::paper).toList());
      pushed += batch.size();
      local.forget(batch.getLast().sequence(), context.jobId(), pushed);
    }
    context.progress("push", pushed, total, "papers");
    return new PushResult(pushed, Duration.between(began, clock.instant()).toMillis() / 1000.0);
  }
}
