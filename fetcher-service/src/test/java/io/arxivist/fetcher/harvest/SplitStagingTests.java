package io.arxivist.fetcher.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.Samples;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueueFullException;
import io.arxivist.fetcher.localqueue.LocalQueues;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SplitStagingTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;
  private LocalQueues queues;

  @AfterEach
  void close() {
    queues.close();
  }

  @Test
  void sendsTheOldestShareToTrainingWhateverTheOrderOfArrival() {
    SplitStaging staging = open(100);
    Destination destination = staging.open("h1", 0.6, Room.AS_IT_IS);
    destination.append(papers("2611.90002", "hep-th/9901001", "2610.90009"));
    destination.append(papers("2611.90001", "0704.0001"));

    Division division = destination.finish();

    assertThat(division).isEqualTo(new Division(3, 2));
    assertThat(ids(QueueName.TRAINING))
        .containsExactly("hep-th/9901001", "0704.0001", "2610.90009");
    assertThat(ids(QueueName.CLASSIFICATION)).containsExactly("2611.90001", "2611.90002");
    assertThat(queues.staging("h1").size()).isZero();
  }

  @Test
  void dividesWhatASecondAttemptBringsInAddition() {
    SplitStaging staging = open(100);
    Destination first = staging.open("h1", 0.5, Room.AS_IT_IS);
    first.append(papers("2611.90001", "2611.90002"));
    first.finish();

    Destination second = staging.open("h1", 0.5, Room.AS_IT_IS);
    assertThat(second.kept()).isEqualTo(2);
    assertThat(second.has(papers("2611.90002").getFirst().paper())).isTrue();
    second.append(papers("2611.90001", "2611.90003", "2611.90004"));
    Division division = second.finish();

    assertThat(division).isEqualTo(new Division(2, 2));
    assertThat(ids(QueueName.TRAINING)).containsExactly("2611.90001", "2611.90003");
    assertThat(ids(QueueName.CLASSIFICATION)).containsExactly("2611.90002", "2611.90004");
  }

  @Test
  void leavesNothingOfAHarvestThatIsForgotten() {
    SplitStaging staging = open(100);
    Destination destination = staging.open("h1", 0.5, Room.AS_IT_IS);
    destination.append(papers("2611.90001", "2611.90002"));
    destination.finish();

    staging.forget("h1");

    assertThat(queues.staged()).isEmpty();
    assertThat(ids(QueueName.TRAINING)).containsExactly("2611.90001");
  }

  @Test
  void movesOnWhatACrashLeftStaged() {
    SplitStaging staging = open(100);
    staging.open("h1", 0.5, Room.AS_IT_IS).append(papers("2611.90001", "2611.90002"));
    crash();

    staging = open(100);
    staging.divide("h1", Room.AS_IT_IS);

    assertThat(ids(QueueName.TRAINING)).containsExactly("2611.90001");
    assertThat(ids(QueueName.CLASSIFICATION)).containsExactly("2611.90002");
  }

  @Test
  void repeatsNothingThatMovedBeforeACrash() {
    SplitStaging staging = open(100);
    staging
        .open("h1", 0.75, Room.AS_IT_IS)
        .append(papers("2611.90001", "2611.90002", "2611.90003", "2611.90004"));
    LocalQueue training = queues.target(QueueName.TRAINING);
    training.appendMoved("h1/0", papers("2611.90001", "2611.90002"), 2);
    /* The push took one of them away before the crash. */
    training.forget(training.peek(1).getFirst().place(), "push", 1);
    crash();

    staging = open(100);
    staging.divide("h1", Room.AS_IT_IS);

    assertThat(ids(QueueName.TRAINING)).containsExactly("2611.90002", "2611.90003");
    assertThat(ids(QueueName.CLASSIFICATION)).containsExactly("2611.90004");
    assertThat(queues.target(QueueName.TRAINING).moved("h1/0")).isZero();
  }

  @Test
  void keepsPapersStagedWhileATargetIsFull() {
    SplitStaging staging = open(3);
    queues.target(QueueName.CLASSIFICATION).append("h0", papers("2610.90001", "2610.90002"));
    Destination destination = staging.open("h1", 0.4, Room.AS_IT_IS);
    destination.append(papers("2611.90001", "2611.90002", "2611.90003"));

    assertThatThrownBy(destination::finish).isInstanceOf(LocalQueueFullException.class);
    assertThat(ids(QueueName.TRAINING)).containsExactly("2611.90001");

    LocalQueue full = queues.target(QueueName.CLASSIFICATION);
    full.forget(full.peek(2).getLast().place(), "push", 2);
    staging.divide("h1", Room.AS_IT_IS);
    assertThat(ids(QueueName.TRAINING)).containsExactly("2611.90001");
    assertThat(ids(QueueName.CLASSIFICATION)).containsExactly("2611.90002", "2611.90003");
  }

  private SplitStaging open(long bound) {
    queues = new LocalQueues(folder, bound, JSON);
    return new SplitStaging(queues);
  }

  /* Closing saves nothing that was not saved before; the staging file stays behind. */
  private void crash() {
    queues.close();
    queues = new LocalQueues(folder, 100, JSON);
    queues.staged().forEach(harvest -> assertThat(harvest).isEqualTo("h1"));
    queues.close();
  }

  private List<String> ids(QueueName name) {
    return queues.target(name).peek(100).stream()
        .map(stored -> stored.paper().paper().id())
        .toList();
  }

  private static List<HarvestedPaper> papers(String... ids) {
    return Stream.of(ids).map(SplitStagingTests::paper).toList();
  }

  private static HarvestedPaper paper(String id) {
    Paper sample = Samples.paper();
    return new HarvestedPaper(
        new Paper(
            id,
            1,
            sample.title(),
            sample.abstractText(),
            sample.categories(),
            sample.authors(),
            null,
            null),
        "simulator",
        Samples.START);
  }
}
