package io.arxivist.classifier.consumer;

import io.arxivist.core.queue.DrainRequest;
import io.arxivist.core.queue.DrainResult;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the jobs of {@code /drains}: each waits until the consumer has dealt with all that stood in
 * the queue when the job was submitted. It does no work itself, and so waits through whatever the
 * consumer waits for: a model, MongoDB, Redis.
 */
@Component
final class DrainHandler implements JobHandler<DrainRequest, DrainResult> {
  private static final Logger LOG = LoggerFactory.getLogger(DrainHandler.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
  private static final double MILLIS_PER_SECOND = 1000;

  private final WorkQueue queue;
  private final JsonMapper json;
  private final Clock clock;

  DrainHandler(WorkQueue classificationQueue, JsonMapper json, Clock clock) {
    this.queue = classificationQueue;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "drains";
  }

  @Override
  public Class<DrainRequest> requestType() {
    return DrainRequest.class;
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public String mark(DrainRequest request) {
    String end = queue.end();
    return json.writeValueAsString(new QueueMark(end, queue.depth().backlog(), clock.instant()));
  }

  @Override
  public DrainResult run(DrainRequest request, JobContext context) throws InterruptedException {
    QueueMark mark = json.readValue(Objects.requireNonNull(context.mark()), QueueMark.class);
    long done = 0;
    context.progress("drain", done, mark.waiting(), "papers");
    while (holds(mark)) {
      done = Math.max(done, dealtWith(mark));
      context.progress("drain", done, mark.waiting(), "papers");
      Thread.sleep(BETWEEN_LOOKS);
    }
    context.progress("drain", mark.waiting(), mark.waiting(), "papers");
    return new DrainResult(
        mark.waiting(),
        queue.depth().parked(),
        Duration.between(mark.at(), clock.instant()).toMillis() / MILLIS_PER_SECOND);
  }

  private boolean holds(QueueMark mark) {
    try {
      return queue.holdsUpTo(mark.end());
    } catch (DataAccessException away) {
      LOG.debug("the queue does not answer; a drain waits for it", away);
      return true;
    }
  }

  /* At least so many: what came behind the mark cannot be told from what stands before it. */
  private long dealtWith(QueueMark mark) {
    try {
      return Math.max(0, mark.waiting() - queue.depth().backlog());
    } catch (DataAccessException away) {
      return 0;
    }
  }
}
