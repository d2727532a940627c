package io.arxivist.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.WorkQueueContract;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.embedded.EmbeddedRedis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.RedisConnectionFailureException;

/** The contract on Redis 6.2, the oldest that the queue promises to work with. */
class RedisWorkQueueIT extends WorkQueueContract {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static EmbeddedRedis server;
  private static RedisTestClient client;

  @BeforeAll
  static void start() {
    server = EmbeddedRedis.temporary();
    client = new RedisTestClient(server.port());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    client.empty();
  }

  @Override
  protected WorkQueue open(String consumer, Duration reclaimAfter, int maxDeliveries) {
    return client.queue(consumer, reclaimAfter, maxDeliveries);
  }

  @Override
  protected void offerForeign(String body) {
    client.offerForeign("paper", body);
  }

  @Test
  void parksAnEntryWithoutAPaper() {
    WorkQueue queue = open("a", LONG, 3);
    client.offerForeign("article", "{}");

    queue.poll(1, Duration.ZERO);

    assertThat(queue.parked(1).getFirst().reason()).contains("no field \"paper\"");
    assertThat(queue.parked(1).getFirst().body()).isEqualTo("{article={}}");
  }

  @Test
  void worksOnAfterSomeoneEmptiedRedis() {
    WorkQueue queue = open("a", LONG, 3);
    queue.offer(papers(1));
    queue.poll(1, Duration.ofSeconds(1));
    client.empty();

    queue.offer(papers(2));

    assertThat(queue.poll(2, Duration.ofSeconds(1))).hasSize(2);
    assertThat(queue.depth().inFlight()).isEqualTo(2);
  }

  @Test
  void theStreamsLengthIsTheBacklog() {
    WorkQueue queue = open("a", LONG, 3);
    queue.offer(papers(5));

    queue.ack(queue.poll(2, Duration.ofSeconds(1)));

    assertThat(client.redis().opsForStream().size("arxivist:classification")).isEqualTo(3);
  }

  @Test
  void forgetsAPendingEntryWhoseMessageSomeoneDeleted() {
    WorkQueue queue = open("a", LONG, 3);
    queue.offer(papers(2));
    var taken = queue.poll(2, Duration.ofSeconds(1));
    queue.retryLater(taken);
    client.redis().opsForStream().delete("arxivist:classification", taken.getFirst().receipt());

    List<?> again = queue.poll(2, Duration.ofSeconds(2));

    assertThat(again).hasSize(1);
    assertThat(queue.depth().inFlight()).isEqualTo(1);
  }

  @Test
  void namesRedisWhenItIsAway() {
    EmbeddedRedis gone = EmbeddedRedis.temporary();
    int port = gone.port();
    gone.close();

    try (RedisTestClient nobody = new RedisTestClient(port)) {
      WorkQueue queue = nobody.queue("a", LONG, 3);
      assertThatThrownBy(() -> queue.offer(papers(1)))
          .isInstanceOf(RedisConnectionFailureException.class)
          .hasMessageContaining("Redis");
      assertThatThrownBy(queue::depth).isInstanceOf(RedisConnectionFailureException.class);
    }
  }
}
