package io.arxivist.contract;

import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps jobs as long as it lives: for tests of services that need no database. */
public final class InMemoryJobStore implements JobStore {
  private static final Comparator<Job> OLDEST_FIRST =
      Comparator.comparing(Job::createdAt).thenComparing(Job::id);

  private final Map<String, Job> jobs = new HashMap<>();

  @Override
  public synchronized Job create(Job job) {
    String key = job.idempotencyKey();
    Optional<Job> before = key == null ? Optional.empty() : findByKey(job.kind(), key);
    if (before.isEmpty() && jobs.putIfAbsent(job.id(), job) != null) {
      throw new IllegalStateException("job " + job.id() + " is stored already");
    }
    return before.orElse(job);
  }

  @Override
  public synchronized void update(Job job) {
    if (jobs.replace(job.id(), job) == null) {
      throw new IllegalStateException("job " + job.id() + " is not stored");
    }
  }

  @Override
  public synchronized Optional<Job> requeue(Job failed) {
    Job again = failed.requeued();
    boolean unchanged =
        failed.state() == JobState.FAILED && jobs.replace(failed.id(), failed, again);
    return unchanged ? Optional.of(again) : Optional.empty();
  }

  @Override
  public synchronized Optional<Job> find(String kind, String id) {
    return Optional.ofNullable(jobs.get(id)).filter(job -> job.kind().equals(kind));
  }

  @Override
  public synchronized Optional<Job> findByKey(String kind, String idempotencyKey) {
    return of(kind).filter(job -> idempotencyKey.equals(job.idempotencyKey())).findFirst();
  }

  @Override
  public synchronized List<Job> newest(String kind, int max) {
    return of(kind).sorted(OLDEST_FIRST.reversed()).limit(max).toList();
  }

  @Override
  public synchronized List<Job> unfinished(String kind) {
    return of(kind).filter(job -> !job.state().ended()).sorted(OLDEST_FIRST).toList();
  }

  private Stream<Job> of(String kind) {
    return jobs.values().stream().filter(job -> job.kind().equals(kind));
  }
}
