package io.arxivist.redis;

import io.arxivist.contract.WorkQueueContract;
import io.arxivist.core.queue.WorkQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the redis-server that the machine's package manager installs. */
class RealRedisWorkQueueIT extends WorkQueueContract {
  @TempDir static Path folder;
  private static RedisServerProcess server;
  private static RedisTestClient client;

  @BeforeAll
  static void start() throws IOException {
    server = RedisServerProcess.start(folder);
    client = new RedisTestClient(server.port());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      client.close();
      server.close();
    }
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
}
