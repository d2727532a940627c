package io.arxivist.fetcher.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LocalQueueMetricsTests {
  @TempDir private Path folder;

  /* The oldest of the three was harvested an hour before. */
  @Test
  void tellsHowMuchWaitsAndSinceWhen() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Clock clock = Clock.fixed(Samples.START.plus(Duration.ofHours(1)), ZoneOffset.UTC);
    try (LocalQueues queues = new LocalQueues(folder, 10, JsonMapper.builder().build())) {
      queues.target(QueueName.TRAINING).append("harvest-1", Samples.harvestedPapers(3));

      new LocalQueueMetrics(queues, clock).bindTo(registry);

      assertThat(gauge(registry, "arxivist.local.queue.papers", "training")).isEqualTo(3);
      assertThat(gauge(registry, "arxivist.local.queue.papers", "classification")).isZero();
      assertThat(age(registry, "training")).isEqualTo(3_600);
      assertThat(age(registry, "classification")).isZero();
    }
  }

  private static double gauge(SimpleMeterRegistry registry, String name, String queue) {
    return registry.get(name).tag("queue", queue).gauge().value();
  }

  private static double age(SimpleMeterRegistry registry, String queue) {
    return registry
        .get("arxivist.local.queue.oldest.age")
        .tag("queue", queue)
        .timeGauge()
        .value(TimeUnit.SECONDS);
  }
}
