package io.arxivist.fetcher.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.localqueue.StoredPaper;
import io.arxivist.fetcher.push.Outflow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.RedisConnectionFailureException;
import tools.jackson.databind.json.JsonMapper;

class BackpressureTests {
  private static final int BOUND = 10;
  private static final List<HarvestedPaper> PAPERS = Samples.harvestedPapers(60);

  @TempDir private Path folder;
  private final Outflow outflow = mock();
  private final RecordingContext context = new RecordingContext();
  private final List<HarvestedPaper> moved = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<JobProgress> shown = new ArrayList<>();
  private final Backpressure backpressure =
      new Backpressure(
          outflow,
          pause -> {
            pauses.add(pause);
            shown.add(context.last());
          });
  private LocalQueues queues;

  @BeforeEach
  void open() {
    queues = new LocalQueues(folder, BOUND, JsonMapper.builder().build());
  }

  @AfterEach
  void close() {
    queues.close();
  }

  @Test
  void aHarvestLargerThanTheBoundPushesByItself() {
    brokerTakes(4, 0);

    direct().append(PAPERS);

    assertThat(all()).isEqualTo(PAPERS);
    assertThat(queue().size()).isLessThanOrEqualTo(BOUND);
    assertThat(pauses).isEmpty();
  }

  @Test
  void waitsWithBackOffWhileTheBrokerIsAwayAndSaysSo() {
    brokerTakes(4, 6);

    direct().append(PAPERS.subList(0, 12));

    assertThat(all()).isEqualTo(PAPERS.subList(0, 12));
    /* 0.25 + 0.5 + 1 + 2 + 4 + 5 s, in slices of 0.25 s. */
    assertThat(pauses).hasSize(51).containsOnly(Duration.ofMillis(250));
    assertThat(shown)
        .containsOnly(new JobProgress("wait for room in local queue training", 10, 10L, "papers"));
  }

  @Test
  void endsWithTheJobAndKeepsWhatFitted() {
    brokerTakes(4, Integer.MAX_VALUE);
    RecordingContext cancelled = new RecordingContext(BOUND);
    Destination destination =
        Destination.direct("h1", QueueName.TRAINING, queue(), backpressure.on(cancelled));

    assertThatThrownBy(() -> destination.append(PAPERS)).isInstanceOf(CancellationException.class);

    assertThat(all()).isEqualTo(PAPERS.subList(0, BOUND));
  }

  @Test
  void aSplitHarvestLargerThanTheBoundIsDividedAsItsTargetsHaveRoom() {
    brokerTakes(4, 1);
    SplitStaging staging = new SplitStaging(queues);
    Destination destination = staging.open("h1", 1.0, backpressure.on(context));
    destination.append(PAPERS);

    Division division = destination.finish();

    assertThat(division).isEqualTo(new Division(60, 0));
    assertThat(all()).containsExactlyInAnyOrderElementsOf(PAPERS);
  }

  private Destination direct() {
    return Destination.direct("h1", QueueName.TRAINING, queue(), backpressure.on(context));
  }

  private LocalQueue queue() {
    return queues.target(QueueName.TRAINING);
  }

  /* After so many failures. */
  private void brokerTakes(int batch, int failures) {
    int[] left = {failures};
    when(outflow.move(any()))
        .thenAnswer(call -> {
          if (left[0]-- > 0) {
            throw new RedisConnectionFailureException("Redis is away");
          }
          List<StoredPaper> oldest = queue().peek(batch);
          oldest.forEach(paper -> moved.add(paper.paper()));
          queue().forget(oldest.getLast().place());
          return oldest.size();
        });
  }

  private List<HarvestedPaper> all() {
    List<HarvestedPaper> all = new ArrayList<>(moved);
    queue().peek(100).forEach(paper -> all.add(paper.paper()));
    return all;
  }
}
