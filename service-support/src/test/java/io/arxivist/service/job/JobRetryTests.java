package io.arxivist.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.arxivist.contract.InMemoryJobStore;
import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobStore;
import io.arxivist.service.problem.ConflictException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a job that failed, and of jobs whose store is away for a while. */
class JobRetryTests {
  private final Errand errand = new Errand();
  private final InMemoryJobStore store = new InMemoryJobStore();
  private final AtomicInteger outages = new AtomicInteger();
  private final JobRunner runner =
      new JobRunner(List.of(errand), unreliable(), JsonMapper.builder().build(), Clock.systemUTC());

  @AfterEach
  void stop() {
    runner.stop();
  }

  @Test
  void runsAFailedJobOnceMoreHoweverManyAskAtOnce() throws Exception {
    runner.start();
    errand.failures.set(1);
    String id = submit().id();
    await().until(() -> state(id) == JobState.FAILED);

    List<Job> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
      Callable<Job> call = this::submit;
      for (Future<Job> answer : callers.invokeAll(Collections.nCopies(16, call))) {
        answers.add(answer.get());
      }
    }
    await().until(() -> state(id) == JobState.SUCCEEDED);

    assertThat(answers).extracting(Job::id).containsOnly(id);
    assertThat(errand.runs).hasValue(2);
    assertThat(store.find("errands", id).orElseThrow().attempts()).isEqualTo(2);
  }

  @Test
  void admitsAJobOnceAndGivesEachTryTheMarkOfItsSubmission() {
    runner.start();
    errand.failures.set(1);
    String id = submit().id();
    await().until(() -> state(id) == JobState.FAILED);
    errand.closed.set(true);

    submit();
    await().until(() -> state(id) == JobState.SUCCEEDED);

    assertThat(errand.marks).containsExactly("mark 1", "mark 1");
    assertThatThrownBy(() -> runner.submit(errand, "{}", "another"))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void takesUpWhatIsUnfinishedOnceTheStoreAnswers() {
    store.create(Job.queued("a", "errands", null, "\"{}\"", "mark 0", Clock.systemUTC().instant()));
    outages.set(2);

    runner.start();

    await().until(() -> state("a") == JobState.SUCCEEDED);
    assertThat(errand.runs).hasValue(1);
  }

  @Test
  void goesOnWithoutTheStoreAndStoresTheOutcomeOnceItAnswers() throws InterruptedException {
    runner.start();
    errand.hold.set(true);
    String id = submit().id();
    errand.begun.await();

    outages.set(3);
    errand.release.countDown();

    await().until(() -> state(id) == JobState.SUCCEEDED);
    assertThat(outages).hasNonPositiveValue();
  }

  private Job submit() {
    return runner.submit(errand, "{}", "monday");
  }

  private JobState state(String id) {
    return store.find("errands", id).orElseThrow().state();
  }

  /* Refuses as many calls as there are outages left. */
  private JobStore unreliable() {
    return (JobStore)
        java.lang.reflect.Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {JobStore.class},
            (proxy, method, arguments) -> {
              if (outages.getAndDecrement() > 0) {
                throw new DataAccessResourceFailureException("no server");
              }
              return method.invoke(store, arguments);
            });
  }

  /** Fails as often as it is told to. */
  private static final class Errand implements JobHandler<String, Integer> {
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger submissions = new AtomicInteger();
    final AtomicBoolean closed = new AtomicBoolean();
    final AtomicBoolean hold = new AtomicBoolean();
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    final List<@Nullable String> marks = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String kind() {
      return "errands";
    }

    @Override
    public Class<String> requestType() {
      return String.class;
    }

    @Override
    public void admit(String request) {
      if (closed.get()) {
        throw new ConflictException("closed");
      }
    }

    @Override
    public String mark(String request) {
      return "mark " + submissions.incrementAndGet();
    }

    @Override
    public Integer run(String request, JobContext context) throws InterruptedException {
      runs.incrementAndGet();
      marks.add(context.mark());
      begun.countDown();
      if (hold.get()) {
        release.await();
      }
      context.progress("walk", 0, null, "steps");
      if (failures.getAndDecrement() > 0) {
        throw new IllegalStateException("not this time");
      }
      return 1;
    }
  }
}
