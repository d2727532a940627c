package io.arxivist.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.embedded.EmbeddedRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestLeaseIT {
  private static final Duration NO_PAUSE = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(10);
  private static EmbeddedRedis server;
  private static RedisTestClient client;
  private static RequestLease lease;

  @BeforeAll
  static void start() {
    server = EmbeddedRedis.temporary();
    client = new RedisTestClient(server.port());
    lease = new RequestLease(client.redis(), "somewhere");
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

  @Test
  void isHeldByOneUntilItIsGivenBack() {
    assertThat(lease.acquire("a", LONG)).isZero();
    assertThat(lease.acquire("b", LONG)).isPositive();

    lease.release("b", NO_PAUSE);
    assertThat(lease.acquire("b", LONG)).isPositive();

    lease.release("a", NO_PAUSE);
    await().untilAsserted(() -> assertThat(lease.acquire("b", LONG)).isZero());
  }

  @Test
  void keepsThePauseAfterARequestForAll() {
    Duration pause = Duration.ofMinutes(5);
    lease.acquire("a", LONG);
    lease.release("a", pause);

    assertThat(lease.acquire("b", LONG)).isBetween(Duration.ofMinutes(4), pause);
    assertThat(lease.acquire("a", LONG)).isBetween(Duration.ofMinutes(4), pause);
  }

  @Test
  void keepsAllAwayForAsLongAsTheHostAsks() {
    Duration asked = Duration.ofMinutes(5);
    lease.acquire("a", LONG);
    lease.holdOff(asked);
    lease.holdOff(Duration.ofMinutes(1));
    lease.release("a", Duration.ofSeconds(3));

    assertThat(lease.acquire("b", LONG)).isBetween(Duration.ofMinutes(4), asked);
    assertThat(lease.acquire("a", LONG)).isBetween(Duration.ofMinutes(4), asked);
  }

  @Test
  void outlivesAHolderThatIsNeverHeardOfAgain() {
    lease.acquire("crashed", Duration.ofMillis(300));

    await().atMost(Duration.ofSeconds(30)).until(() -> lease.acquire("b", LONG).isZero());
  }

  @Test
  void goesToExactlyOneOfManyThatAskAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> askers =
          IntStream.range(0, 40)
              .<Callable<Boolean>>mapToObj(
                  number -> () -> lease.acquire("holder " + number, LONG).isZero())
              .toList();
      int winners = 0;
      for (Future<Boolean> answer : threads.invokeAll(askers)) {
        winners += answer.get() ? 1 : 0;
      }

      assertThat(winners).isOne();
    }
  }
}
