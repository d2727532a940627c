package io.arxivist.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.job.JobStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@link JobStore} promises. */
public abstract class JobStoreContract {
  private static final int CALLERS = 16;

  /** The store under test, empty before each test and the same within one. */
  protected abstract JobStore store();

  @Test
  void returnsAJobAsItWasStored() {
    Job job = keyed(Samples.job("harvests", 1), "key");

    Job stored = store().create(job);

    assertThat(stored).isEqualTo(job);
    assertThat(store().find("harvests", job.id())).contains(job);
  }

  @Test
  void knowsNoJobOfAnotherKindOrId() {
    Job job = store().create(Samples.job("harvests", 1));

    assertThat(store().find("trainings", job.id())).isEmpty();
    assertThat(store().find("harvests", "unknown")).isEmpty();
  }

  @Test
  void givesTheFirstJobForARepeatedKey() {
    Job first = store().create(keyed(Samples.job("harvests", 1), "key"));

    Job second = store().create(keyed(Samples.job("harvests", 2), "key"));

    assertThat(second).isEqualTo(first);
    assertThat(store().newest("harvests", 10)).containsExactly(first);
  }

  @Test
  void givesTheJobOfARepeatedKeyAsItStandsNow() {
    Job first = store().create(keyed(Samples.job("harvests", 1), "key"));
    Job done = first.running(Samples.START).succeeded(Samples.START, "{}");
    store().update(done);

    assertThat(store().create(keyed(Samples.job("harvests", 2), "key"))).isEqualTo(done);
  }

  @Test
  void keepsTheKeysOfTwoKindsApart() {
    Job harvest = store().create(keyed(Samples.job("harvests", 1), "key"));
    Job training = store().create(keyed(Samples.job("trainings", 1), "key"));

    assertThat(harvest.kind()).isEqualTo("harvests");
    assertThat(training.kind()).isEqualTo("trainings");
  }

  @Test
  void findsAJobByItsKey() {
    Job job = store().create(keyed(Samples.job("harvests", 1), "key"));

    assertThat(store().findByKey("harvests", "key")).contains(job);
    assertThat(store().findByKey("harvests", "unknown")).isEmpty();
    assertThat(store().findByKey("trainings", "key")).isEmpty();
  }

  @Test
  void keepsManyJobsWithoutAKey() {
    store().create(Samples.job("harvests", 1));
    store().create(Samples.job("harvests", 2));

    assertThat(store().newest("harvests", 10)).hasSize(2);
  }

  @Test
  void refusesASecondJobOfTheSameId() {
    store().create(Samples.job("harvests", 1));

    assertThatThrownBy(() -> store().create(Samples.job("harvests", 1)))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void storesOneJobForAKeyThatManySendAtOnce() throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Callable<Job>> calls =
          IntStream.range(0, CALLERS)
              .<Callable<Job>>mapToObj(
                  i -> () -> store().create(keyed(Samples.job("harvests", i), "key")))
              .toList();

      Set<String> ids =
          callers.invokeAll(calls).stream()
              .map(Future::resultNow)
              .map(Job::id)
              .collect(Collectors.toSet());

      assertThat(ids).hasSize(1);
      assertThat(store().newest("harvests", CALLERS))
          .extracting(Job::id)
          .containsAll(ids)
          .hasSize(1);
    }
  }

  @Test
  void keepsEveryFieldOverAnUpdate() {
    Job queued = store().create(keyed(Samples.job("harvests", 1), "key"));
    Job running =
        queued
            .running(Samples.START.plusSeconds(1))
            .withProgress(new JobProgress("fetch", 5, 20L, "papers"));
    Job failed = running.failed(Samples.START.plusSeconds(2), "the source hung up");

    store().update(running);
    assertThat(store().find("harvests", queued.id())).contains(running);

    store().update(failed);
    assertThat(store().find("harvests", queued.id())).contains(failed);
  }

  @Test
  void refusesToUpdateAJobThatIsNotStored() {
    assertThatThrownBy(() -> store().update(Samples.job("harvests", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("job-harvests-1");
  }

  @Test
  void queuesAFailedJobAgainWithNothingLeftOfTheFormerTry() {
    Job failed = failed(keyed(Samples.job("harvests", 1), "key"));

    Job again = store().requeue(failed).orElseThrow();

    assertThat(again)
        .isEqualTo(
            keyed(Samples.job("harvests", 1), "key")
                .running(Samples.START)
                .failed(Samples.START, "forgotten")
                .requeued());
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.error()).isNull();
    assertThat(again.startedAt()).isNull();
    assertThat(store().find("harvests", failed.id())).contains(again);
    assertThat(store().unfinished("harvests")).containsExactly(again);
  }

  @Test
  void queuesNothingAgainThatHasNotFailed() {
    Job queued = store().create(Samples.job("harvests", 1));
    Job running = store().create(Samples.job("harvests", 2)).running(Samples.START);
    Job cancelled = store().create(Samples.job("harvests", 3)).cancelled(Samples.START);
    store().update(running);
    store().update(cancelled);

    assertThat(store().requeue(queued)).isEmpty();
    assertThat(store().requeue(running)).isEmpty();
    assertThat(store().requeue(cancelled)).isEmpty();
    assertThat(store().find("harvests", cancelled.id())).contains(cancelled);
  }

  @Test
  void doesNotQueueAgainWhatHasFailedAnotherTimeSinceItWasRead() {
    Job first = failed(Samples.job("harvests", 1));
    store()
        .update(
            first
                .requeued()
                .running(Samples.START.plusSeconds(3))
                .failed(Samples.START.plusSeconds(4), "the source hung up again"));

    assertThat(store().requeue(first)).isEmpty();
  }

  @Test
  void queuesAFailedJobAgainForOneOfManyThatAskAtOnce() throws Exception {
    Job failed = failed(keyed(Samples.job("harvests", 1), "key"));
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Callable<Boolean>> calls =
          IntStream.range(0, CALLERS)
              .<Callable<Boolean>>mapToObj(i -> () -> store().requeue(failed).isPresent())
              .toList();

      assertThat(callers.invokeAll(calls).stream().map(Future::resultNow))
          .containsOnlyOnce(true)
          .hasSize(CALLERS);
    }
  }

  @Test
  void listsTheNewestOfAKindFirst() {
    IntStream.of(2, 0, 3, 1).forEach(i -> store().create(Samples.job("harvests", i)));
    store().create(Samples.job("trainings", 9));

    assertThat(store().newest("harvests", 3))
        .extracting(Job::id)
        .containsExactly("job-harvests-3", "job-harvests-2", "job-harvests-1");
  }

  @Test
  void listsTheUnfinishedOfAKindOldestFirst() {
    IntStream.of(2, 0, 3, 1).forEach(i -> store().create(Samples.job("harvests", i)));
    store().create(Samples.job("trainings", 9));
    store().update(Samples.job("harvests", 0).cancelled(Samples.START));
    store().update(Samples.job("harvests", 3).running(Samples.START));

    assertThat(store().unfinished("harvests"))
        .extracting(Job::id)
        .containsExactly("job-harvests-1", "job-harvests-2", "job-harvests-3");
  }

  private Job failed(Job job) {
    Job failed =
        store()
            .create(job)
            .running(Samples.START.plusSeconds(1))
            .withProgress(new JobProgress("fetch", 5, 20L, "papers"))
            .failed(Samples.START.plusSeconds(2), "the source hung up");
    store().update(failed);
    return failed;
  }

  private static Job keyed(Job job, String key) {
    return Job.queued(
        job.id(), job.kind(), key, job.request(), "end of the queue", job.createdAt());
  }
}
