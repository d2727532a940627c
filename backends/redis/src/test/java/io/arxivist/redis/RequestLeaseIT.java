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
    assertThat(lease.acquire("a", NO_PAUSE, LONG)).isZero();
    assertThat(lease.acquire("b", NO_PAUSE, LONG)).isPositive();

    lease.release("b");
    assertThat(lease.acquire("b", NO_PAUSE, LONG)).isPositive();

    lease.release("a");
    assertThat(lease.acquire("b", NO_PAUSE, LONG)).isZero();
  }

  @Test
  void keepsThePauseBetweenTwoHolders() {
    Duration pause = Duration.ofMinutes(5);
    lease.acquire("a", pause, LONG);
    lease.release("a");

    assertThat(lease.acquire("b", pause, LONG)).isBetween(Duration.ofMinutes(4), pause);
    assertThat(lease.acquire("a", pause, LONG)).isBetween(Duration.ofMinutes(4), pause);
  }

  @Test
  void outlivesAHolderThatIsNeverHeardOfAgain() {
    lease.acquire("crashed", NO_PAUSE, Duration.ofMillis(300));

    await().atMost(Duration.ofSeconds(30)).until(() -> lease.acquire("b", NO_PAUSE, LONG).isZero());
  }

  @Test
  void goesToExactlyOneOfManyThatAskAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> askers =
          IntStream.range(0, 40)
              .<Callable<Boolean>>mapToObj(
                  number -> () -> lease.acquire("holder " + number, NO_PAUSE, LONG).isZero())
              .toList();
      int winners = 0;
      for (Future<Boolean> answer : threads.invokeAll(askers)) {
        winners += answer.get() ? 1 : 0;
      }

      assertThat(winners).isOne();
    }
  }

  @Test
  void asksItsOwnHolderToKeepThePauseToo() {
    assertThat(lease.acquire("a", Duration.ofMinutes(5), LONG)).isZero();

    assertThat(lease.acquire("a", Duration.ofMinutes(5), LONG)).isPositive();
  }
}
