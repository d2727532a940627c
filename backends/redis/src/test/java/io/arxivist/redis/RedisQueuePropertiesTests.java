package io.arxivist.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.queue.QueueName;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

class RedisQueuePropertiesTests {
  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class))
          .withUserConfiguration(RedisBackendConfiguration.class)
          .withBean(JsonMapper.class, () -> JsonMapper.builder().build());

  @Test
  void opensBothQueuesWithDefaults() {
    context.run(started -> {
      WorkQueues queues = started.getBean(WorkQueues.class);
      RedisQueueProperties properties = started.getBean(RedisQueueProperties.class);

      assertThat(queues.named(QueueName.TRAINING))
          .isNotSameAs(queues.named(QueueName.CLASSIFICATION));
      assertThat(properties.reclaimAfter()).isEqualTo(Duration.ofMinutes(2));
      assertThat(properties.maxDeliveries()).isEqualTo(5);
      assertThat(properties.consumer()).isNotBlank();
    });
  }

  @Test
  void anUnknownTypeStopsTheStartAndListsTheKnownOnes() {
    context
        .withPropertyValues("queue.type=rabbit")
        .run(started ->
            assertThat(started)
                .getFailure()
                .hasRootCauseMessage("queue.type: rabbit is not known; known is: redis")
                .hasStackTraceContaining(BindException.class.getSimpleName()));
  }

  @Test
  void refusesADeliveryLimitBelowOne() {
    assertThatThrownBy(() -> properties(Duration.ofMinutes(2), 0, Duration.ZERO))
        .hasMessage("queue.max-deliveries: 0 is below 1");
  }

  @Test
  void restsLongerWithEachDeliveryButNotBeyondReclaiming() {
    RedisQueueProperties properties = properties(Duration.ofSeconds(30), 5, Duration.ofSeconds(5));

    assertThat(properties.restAfter(1)).hasSeconds(5);
    assertThat(properties.restAfter(2)).hasSeconds(10);
    assertThat(properties.restAfter(3)).hasSeconds(20);
    assertThat(properties.restAfter(4)).hasSeconds(30);
    assertThat(properties.restAfter(1_000_000)).hasSeconds(30);
  }

  @Test
  void aDelayOfZeroGivesBackAtOnce() {
    assertThat(properties(Duration.ofSeconds(30), 5, Duration.ZERO).restAfter(9)).isZero();
  }

  private static RedisQueueProperties properties(
      Duration reclaimAfter, int maxDeliveries, Duration retryDelay) {
    return new RedisQueueProperties("redis", null, reclaimAfter, maxDeliveries, retryDelay);
  }
}
