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

  private static Job keyed(Job job, String key) {
    return Job.queued(job.id(), job.kind(), key, job.request(), job.createdAt());
  }
}
