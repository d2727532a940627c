package io.arxivist.core.job;

import java.util.List;
import java.util.Optional;

/** Where jobs are kept, so that a restart forgets none. */
public interface JobStore {

  /**
   * Stores a new job, unless one of the same kind has its idempotency key.
   *
   * @return the job that is stored now: the new one, or the one that was there before
   */
  Job create(Job job);

  /** Replaces the stored job of the same id. */
  void update(Job job);

  /**
   * Queues a failed job once more, unless another caller was faster: of all that try, one gets the
   * job back and has to see to its start.
   *
   * @param failed the job as it was read
   */
  Optional<Job> requeue(Job failed);

  Optional<Job> find(String kind, String id);

  Optional<Job> findByKey(String kind, String idempotencyKey);

  /** Jobs of a kind, newest first. */
  List<Job> newest(String kind, int max);

  /** Jobs of a kind that are queued or running, oldest first. */
  List<Job> unfinished(String kind);
}
