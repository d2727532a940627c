package io.arxivist.fetcher.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.redis.WorkQueues;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.RedisConnectionFailureException;
import tools.jackson.databind.json.JsonMapper;

class OutflowTests {
  private static final QueueName NAME = QueueName.TRAINING;
  private static final List<HarvestedPaper> PAPERS = Samples.harvestedPapers(10);

  @TempDir private Path folder;
  private final WorkQueue broker = mock();
  private LocalQueues queues;
  private Outflow outflow;

  @BeforeEach
  void open() {
    queues = new LocalQueues(folder, 100, JsonMapper.builder().build());
    outflow = new Outflow(queues, new WorkQueues(name -> broker), 4);
    local().append("h1", PAPERS);
  }

  @AfterEach
  void close() {
    queues.close();
  }

  @Test
  void offersTheOldestUnderTheirPlacesAndForgetsThem() {
    assertThat(outflow.move(NAME)).isEqualTo(4);
    assertThat(outflow.move(NAME)).isEqualTo(4);
    assertThat(outflow.move(NAME)).isEqualTo(2);
    assertThat(outflow.move(NAME)).isZero();

    verify(broker).offer(local().origin(), 1, PAPERS.subList(0, 4));
    verify(broker).offer(local().origin(), 5, PAPERS.subList(4, 8));
    verify(broker).offer(local().origin(), 9, PAPERS.subList(8, 10));
    assertThat(local().size()).isZero();
  }

  @Test
  void keepsWhatTheBrokerDidNotTake() {
    when(broker.offer(any(), anyLong(), any()))
        .thenThrow(new RedisConnectionFailureException("Redis is away"));

    assertThatThrownBy(() -> outflow.move(NAME))
        .isInstanceOf(RedisConnectionFailureException.class);

    assertThat(local().size()).isEqualTo(10);
  }

  @Test
  void forgetsWhatTheBrokerHadTakenBefore() {
    when(broker.offer(any(), anyLong(), any())).thenReturn(0);

    assertThat(outflow.move(NAME)).isEqualTo(4);

    assertThat(local().size()).isEqualTo(6);
  }

  @Test
  void aPushTakesNothingThatCameAfterIt() {
    assertThat(outflow.move(NAME, 3, "push-1", 0)).isEqualTo(3);
    assertThat(outflow.move(NAME, 3, "push-1", 3)).isZero();

    verify(broker).offer(local().origin(), 1, PAPERS.subList(0, 3));
    assertThat(local().taken("push-1")).isEqualTo(3);
  }

  @Test
  void aHarvestThatMovesPapersLeavesThePushsCountAlone() {
    outflow.move(NAME, 4, "push-1", 0);

    outflow.move(NAME);

    assertThat(local().taken("push-1")).isEqualTo(4);
  }

  private LocalQueue local() {
    return queues.target(NAME);
  }
}
