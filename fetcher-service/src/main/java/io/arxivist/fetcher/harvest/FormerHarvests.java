package io.arxivist.fetcher.harvest;

import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobStore;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueueFullException;
import io.arxivist.fetcher.localqueue.LocalQueues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts in order what former harvests have left, before another one begins: papers that could not
 * move on do so, and what a harvest has brought is forgotten once nobody will run it again.
 */
@Component
class FormerHarvests {
  private static final Logger LOG = LoggerFactory.getLogger(FormerHarvests.class);

  /* Later than any schedule retries. */
  private static final Duration RETRIED_WITHIN = Duration.ofDays(7);

  private final LocalQueues queues;
  private final SplitStaging staging;
  private final JobStore jobs;
  private final Clock clock;

  FormerHarvests(LocalQueues queues, SplitStaging staging, JobStore jobs, Clock clock) {
    this.queues = queues;
    this.staging = staging;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Leaves alone those that are still to run, and the one that is about to.
   *
   * @param present the harvest that is about to run
   */
  void settle(String present) {
    Set<String> harvests = new TreeSet<>(queues.staged());
    for (QueueName target : QueueName.values()) {
      harvests.addAll(queues.target(target).harvests());
    }
    harvests.remove(present);
    harvests.forEach(harvest -> settle(harvest, jobs.find(HarvestHandler.KIND, harvest)));
  }

  private void settle(String harvest, Optional<Job> job) {
    if (job.filter(known -> !known.state().ended()).isPresent()) {
      return;
    }
    boolean over = job.filter(this::mayBeRunAgain).isEmpty();
    try {
      if (queues.staged().contains(harvest)) {
        staging.divide(harvest, Room.AS_IT_IS);
        if (over) {
          staging.forget(harvest);
        }
      }
      if (over) {
        for (QueueName target : QueueName.values()) {
          queues.target(target).forgetHarvest(harvest);
        }
      }
    } catch (LocalQueueFullException full) {
      LOG.warn("papers of harvest {} stay where they are: {}", harvest, full.getMessage());
    }
  }

  private boolean mayBeRunAgain(Job job) {
    Instant ended = job.finishedAt();
    return job.state() == JobState.FAILED
        && ended != null
        && ended.plus(RETRIED_WITHIN).isAfter(clock.instant());
  }
}
