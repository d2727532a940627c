package io.arxivist.fetcher.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.InMemoryJobStore;
import io.arxivist.contract.Samples;
import io.arxivist.core.job.Job;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueues;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FormerHarvestsTests {
  private static final Instant ENDED = Samples.START;

  @TempDir private Path folder;
  private final InMemoryJobStore jobs = new InMemoryJobStore();
  private LocalQueues queues;
  private SplitStaging staging;

  @BeforeEach
  void open() {
    queues = new LocalQueues(folder, 6, JsonMapper.builder().build());
    staging = new SplitStaging(queues);
  }

  @AfterEach
  void close() {
    queues.close();
  }

  @Test
  void leavesAloneWhatIsStillToRun() {
    staged(running("split"));
    brought(running("direct"));
    staged(running("present").succeeded(ENDED, "{}"));

    after(Duration.ofDays(30)).settle("present");

    assertThat(queues.staging("split").size()).isEqualTo(4);
    assertThat(queues.staging("present").size()).isEqualTo(4);
    assertThat(target().harvests()).containsExactly("direct");
  }

  @Test
  void movesOnWhatAFailedHarvestStagedAndRemembersIt() {
    staged(running("split").failed(ENDED, "the queue was full"));
    brought(running("direct").failed(ENDED, "the source hung up"));

    after(Duration.ofDays(1)).settle("present");

    assertThat(target().size()).isEqualTo(4);
    assertThat(queues.staging("split").brought("split")).isEqualTo(4);
    assertThat(target().brought("direct")).isEqualTo(2);
  }

  @Test
  void forgetsAFailedHarvestThatNobodyHasRunAgainForLong() {
    staged(running("split").failed(ENDED, "the queue was full"));
    brought(running("direct").failed(ENDED, "the source hung up"));

    after(Duration.ofDays(8)).settle("present");

    assertThat(queues.staged()).isEmpty();
    assertThat(target().harvests()).isEmpty();
    assertThat(target().size()).isEqualTo(4);
  }

  @Test
  void forgetsHarvestsThatEndedForGoodOrAreUnknown() {
    staged(running("succeeded").succeeded(ENDED, "{}"));
    brought(running("cancelled").cancelled(ENDED));
    target().append("unknown", Samples.harvestedPapers(1));

    after(Duration.ZERO).settle("present");

    assertThat(queues.staged()).isEmpty();
    assertThat(target().harvests()).isEmpty();
  }

  @Test
  void keepsStagedWhatDoesNotFit() {
    staged(running("split").failed(ENDED, "the queue was full"));
    target().append("other", Samples.harvestedPapers(5));

    after(Duration.ofDays(8)).settle("present");

    assertThat(queues.staging("split").size()).isEqualTo(4);
    assertThat(queues.staging("split").brought("split")).isEqualTo(4);
  }

  private FormerHarvests after(Duration time) {
    return new FormerHarvests(queues, staging, jobs, Clock.fixed(ENDED.plus(time), ZoneOffset.UTC));
  }

  private LocalQueue target() {
    return queues.target(QueueName.CLASSIFICATION);
  }

  /* Half of four papers would go to each target. */
  private void staged(Job job) {
    store(job);
    staging.open(job.id(), 0.5, Room.AS_IT_IS).append(Samples.harvestedPapers(4));
  }

  private void brought(Job job) {
    store(job);
    target().append(job.id(), Samples.harvestedPapers(2));
  }

  private void store(Job job) {
    jobs.create(Job.queued(job.id(), "harvests", null, "{}", null, ENDED));
    jobs.update(job);
  }

  private static Job running(String id) {
    return Job.queued(id, "harvests", null, "{}", null, ENDED).running(ENDED);
  }
}
