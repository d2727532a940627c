package io.arxivist.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.contract.InMemoryJobStore;
import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of jobs over the death and the shutdown of their service. */
class JobRestartTests {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final InMemoryJobStore store = new InMemoryJobStore();
  private final CountDownLatch begun = new CountDownLatch(1);
  private JobRunner runner = runner(new Counting(true));

  @AfterEach
  void stop() {
    runner.stop();
  }

  @Test
  void runsAResumableJobAgainThatWasRunningAtTheCrash() {
    store.create(queued("a"));
    store.update(queued("a").running(NOON));

    runner.start();

    await().until(() -> state("a") == JobState.SUCCEEDED);
  }

  @Test
  void failsAnInterruptedJobThatCannotBeResumedWithTheReason() {
    runner = runner(new Counting(false));
    store.create(queued("a"));
    store.update(queued("a").running(NOON));

    runner.start();

    await().until(() -> state("a") == JobState.FAILED);
    assertThat(store.find("counts", "a"))
        .hasValueSatisfying(job -> {
          assertThat(job.error()).contains("interrupted by a restart");
        });
  }

  @Test
  void runsAJobThatWasStillQueued() {
    runner = runner(new Counting(false));
    store.create(queued("a"));

    runner.start();

    await().until(() -> state("a") == JobState.SUCCEEDED);
  }

  @Test
  void leavesAResumableJobForTheNextStartWhenShutDown() throws InterruptedException {
    Counting endless = new Counting(true, Integer.MAX_VALUE);
    runner = runner(endless);
    runner.start();
    String id = runner.submit(endless, "{}", null).id();
    begun.await();

    runner.stop();

    assertThat(state(id)).isEqualTo(JobState.RUNNING);
    assertThat(store.unfinished("counts")).extracting(Job::id).containsExactly(id);
  }

  private JobState state(String id) {
    return store.find("counts", id).orElseThrow().state();
  }

  private static Job queued(String id) {
    return Job.queued(id, "counts", null, "\"{}\"", null, NOON);
  }

  private JobRunner runner(JobHandler<?, ?> handler) {
    return new JobRunner(List.of(handler), store, JsonMapper.builder().build(), Clock.systemUTC());
  }

  /** Counts until it is told to stop. */
  private final class Counting implements JobHandler<String, Integer> {
    private final boolean resumable;
    private final int to;

    Counting(boolean resumable) {
      this(resumable, 3);
    }

    Counting(boolean resumable, int to) {
      this.resumable = resumable;
      this.to = to;
    }

    @Override
    public String kind() {
      return "counts";
    }

    @Override
    public Class<String> requestType() {
      return String.class;
    }

    @Override
    public Integer run(String request, JobContext context) {
      for (int i = 0; i < to; i++) {
        context.progress("count", i, (long) to, "numbers");
        begun.countDown();
      }
      return to;
    }

    @Override
    public boolean resumable() {
      return resumable;
    }
  }
}
