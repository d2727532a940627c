package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.fetcher.source.http.LocalPacer;
import io.arxivist.fetcher.source.http.SharedPacer;
import io.arxivist.fetcher.source.http.Sleeper;
import io.arxivist.redis.RequestLease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A fetcher that is killed with the lease on arXiv in hand, in the middle of a request. */
class LeaseKillIT {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(5);

  @Test
  void keepsTheOthersAwayUntilTheLeaseEndsAndNoLonger(@TempDir Path folder) throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.temporary();
        Connection connection = new Connection(redis.host(), redis.port())) {
      Process holder = holder(redis, folder);
      Path log = folder.resolve("holder.log");
      await().atMost(Duration.ofMinutes(1)).until(() -> Files.readString(log).contains("asking"));

      holder.destroyForcibly().waitFor();
      long killed = System.nanoTime();
      Duration taken = connection.lease().acquire("somebody", LONGEST_REQUEST);
      pacer(connection).inTurn(() -> true);
      Duration waited = Duration.ofNanos(System.nanoTime() - killed);

      assertThat(taken).isBetween(Duration.ofMillis(1), LONGEST_REQUEST);
      assertThat(waited)
          .isBetween(taken.minusMillis(1), LONGEST_REQUEST.plus(Duration.ofSeconds(2)));
    }
  }

  private static Process holder(EmbeddedRedis redis, Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            redis.host(),
            Integer.toString(redis.port()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("holder.log").toFile())
        .start();
  }

  private static SharedPacer pacer(Connection connection) {
    Duration pause = Duration.ofSeconds(3);
    return new SharedPacer(
        new LocalPacer(pause, Clock.systemUTC(), Sleeper.REAL),
        connection.lease(),
        pause,
        LONGEST_REQUEST,
        false,
        Sleeper.REAL);
  }

  /** Holds the lease in a process of its own, with a request that is never answered. */
  static final class Holder {
    private Holder() {}

    public static void main(String... redis) throws InterruptedException {
      Connection connection = new Connection(redis[0], Integer.parseInt(redis[1]));
      pacer(connection)
          .inTurn(() -> {
            System.out.println("asking");
            new CountDownLatch(1).await();
            return true;
          });
    }
  }

  private static final class Connection implements AutoCloseable {
    private final LettuceConnectionFactory factory;

    Connection(String host, int port) {
      factory = new LettuceConnectionFactory(host, port);
      factory.afterPropertiesSet();
      factory.start();
    }

    RequestLease lease() {
      return new RequestLease(new StringRedisTemplate(factory), "arxiv");
    }

    @Override
    public void close() {
      factory.destroy();
    }
  }
}
