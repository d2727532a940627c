package io.arxivist.service.job;

import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobStore;
import io.arxivist.core.validation.Check;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs jobs, one of each kind at a time, in the order of their submission. A job is stored before
 * it runs; at start-up, what a former life of the service left unfinished is run again or failed
 * with the reason. A store that is away is waited for: it keeps the service neither from starting
 * nor from recording how a job ended.
 */
public final class JobRunner implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final int LONGEST_KEY = 200;
  private static final long DRAIN_SECONDS = 20;

  /* Before the web server, which stops first: no new jobs while the running ones drain. */
  private static final int PHASE = 0;

  private final JobStore store;
  private final JsonMapper json;
  private final Clock clock;
  private final Map<String, JobHandler<?, ?>> handlers = new LinkedHashMap<>();
  private final Map<String, ExecutorService> workers = new ConcurrentHashMap<>();
  private final Map<String, RunningJob> running = new ConcurrentHashMap<>();
  private final Set<String> recovered = new HashSet<>();
  private volatile Insistence insistence = new Insistence();
  private volatile boolean started;

  public JobRunner(List<JobHandler<?, ?>> handlers, JobStore store, JsonMapper json, Clock clock) {
    this.store = store;
    this.json = json;
    this.clock = clock;
    handlers.forEach(handler -> this.handlers.put(handler.kind(), handler));
  }

  /**
   * Stores a job and starts it when its turn comes. A known idempotency key gives the job it gave
   * before; one that failed is queued once more, without being admitted again: what it was admitted
   * for may be half done.
   */
  public <Q> Job submit(JobHandler<Q, ?> handler, Q request, @Nullable String idempotencyKey) {
    recover(handler);
    if (idempotencyKey != null) {
      Check.notBlank("Idempotency-Key", idempotencyKey);
      Check.atMostCharacters("Idempotency-Key", idempotencyKey, LONGEST_KEY);
      Optional<Job> known = store.findByKey(handler.kind(), idempotencyKey);
      if (known.isPresent()) {
        return again(handler, known.get());
      }
    }
    handler.admit(request);
    Job fresh = queued(handler, request, idempotencyKey);
    Job stored = store.create(fresh);
    if (!stored.id().equals(fresh.id())) {
      return again(handler, stored);
    }
    enqueue(handler, stored);
    return stored;
  }

  /** The job as it is now, with progress that is not stored yet. */
  public Optional<Job> find(String kind, String id) {
    RunningJob active = running.get(id);
    return active != null && active.job().kind().equals(kind)
        ? Optional.of(active.job())
        : store.find(kind, id);
  }

  public List<Job> newest(String kind, int max) {
    return store.newest(kind, max).stream().map(job -> find(kind, job.id()).orElse(job)).toList();
  }

  /** Asks a job to end; a queued one ends at once, a running one at its next step. */
  public Optional<Job> cancel(String kind, String id) {
    Optional.ofNullable(handlers.get(kind)).ifPresent(this::recover);
    RunningJob active = running.get(id);
    if (active != null) {
      active.cancel();
    } else {
      store
          .find(kind, id)
          .filter(job -> !job.state().ended())
          .ifPresent(job -> store.update(job.cancelled(clock.instant())));
    }
    return find(kind, id);
  }

  /** Returns at once; what was left unfinished is taken up as soon as the store answers. */
  @Override
  public void start() {
    Insistence patience = new Insistence();
    insistence = patience;
    started = true;
    Thread.ofVirtual()
        .name("job-recovery")
        .start(() ->
            handlers
                .values()
                .forEach(handler ->
                    patience.insist(
                        "taking up the unfinished " + handler.kind(), () -> recover(handler))));
  }

  @Override
  public void stop() {
    started = false;
    insistence.stop();
    workers.values().forEach(ExecutorService::shutdown);
    running.values().forEach(RunningJob::cancel);
    workers.values().forEach(JobRunner::drain);
    workers.clear();
    synchronized (recovered) {
      recovered.clear();
    }
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /*
   * Before anything else is done with jobs of a kind: a job of this life must not be taken for one
   * that a former life left behind.
   */
  private <Q> boolean recover(JobHandler<Q, ?> handler) {
    synchronized (recovered) {
      if (!recovered.contains(handler.kind())) {
        List<Job> unfinished = store.unfinished(handler.kind());
        Predicate<Job> goesOn = job -> job.startedAt() == null || handler.resumable();
        unfinished.stream().filter(goesOn.negate()).forEach(this::failInterrupted);
        unfinished.stream().filter(goesOn).forEach(job -> enqueue(handler, job));
        recovered.add(handler.kind());
      }
      return true;
    }
  }

  private void failInterrupted(Job job) {
    LOG.warn("{} {} was interrupted by a restart", job.kind(), job.id());
    store.update(job.failed(clock.instant(), "interrupted by a restart of the service"));
  }

  private <Q> Job queued(JobHandler<Q, ?> handler, Q request, @Nullable String idempotencyKey) {
    return Job.queued(
        UUID.randomUUID().toString(),
        handler.kind(),
        idempotencyKey,
        json.writeValueAsString(request),
        handler.mark(request),
        clock.instant());
  }

  private <Q> Job again(JobHandler<Q, ?> handler, Job known) {
    Optional<Job> requeued =
        known.state() == JobState.FAILED ? store.requeue(known) : Optional.empty();
    requeued.ifPresent(job -> enqueue(handler, job));
    return requeued.or(() -> find(known.kind(), known.id())).orElse(known);
  }

  private <Q> void enqueue(JobHandler<Q, ?> handler, Job job) {
    workers
        .computeIfAbsent(
            handler.kind(),
            kind ->
                Executors.newSingleThreadExecutor(Thread.ofVirtual().name(kind + "-", 0).factory()))
        .execute(() -> work(handler, job.id()));
  }

  private <Q> void work(JobHandler<Q, ?> handler, String id) {
    Insistence patience = insistence;
    String name = handler.kind() + " " + id;
    try {
      patience
          .insist("starting " + name, () -> begin(handler.kind(), id))
          .flatMap(Function.identity())
          .ifPresent(active -> {
            Job end = outcome(handler, active);
            patience.insist("storing the outcome of " + name, () -> updated(end));
          });
    } finally {
      running.remove(id);
    }
  }

  private Optional<RunningJob> begin(String kind, String id) {
    if (!started) {
      return Optional.empty();
    }
    return store
        .find(kind, id)
        .filter(job -> !job.state().ended())
        .map(job -> {
          if (job.startedAt() != null) {
            LOG.info("{} {} goes on after a restart", kind, id);
          }
          RunningJob active = new RunningJob(job.running(clock.instant()), store, clock);
          running.put(id, active);
          updated(active.job());
          return active;
        });
  }

  private Job updated(Job job) {
    store.update(job);
    return job;
  }

  /* The top of a job's life: whatever it throws becomes its recorded outcome. */
  private <Q> Job outcome(JobHandler<Q, ?> handler, RunningJob active) {
    try {
      Q request = json.readValue(active.job().request(), handler.requestType());
      String result = json.writeValueAsString(handler.run(request, active));
      return active.job().succeeded(clock.instant(), result);
    } catch (Exception | OutOfMemoryError failure) {
      if (active.cancelled()) {
        return started ? active.job().cancelled(clock.instant()) : interrupted(handler, active);
      }
      LOG.error("{} {} failed", handler.kind(), active.jobId(), failure);
      return active.job().failed(clock.instant(), reason(failure));
    }
  }

  /* A shutdown is no cancellation: what can go on is left for the next start. */
  private Job interrupted(JobHandler<?, ?> handler, RunningJob active) {
    return handler.resumable()
        ? active.job()
        : active.job().failed(clock.instant(), "interrupted by a shutdown of the service");
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  private static void drain(ExecutorService worker) {
    try {
      if (!worker.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a job did not end within {} s; the next start takes it up", DRAIN_SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
