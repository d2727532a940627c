package io.arxivist.redis;

import io.arxivist.core.queue.QueueName;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A connection as Spring Boot would make it, with queues on it. */
final class RedisTestClient implements AutoCloseable {
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration REST = Duration.ofMillis(50);

  private final LettuceConnectionFactory connections;
  private final StringRedisTemplate redis;

  RedisTestClient(int port) {
    connections =
        new LettuceConnectionFactory(
            new RedisStandaloneConfiguration("127.0.0.1", port),
            LettuceClientConfiguration.builder().commandTimeout(COMMAND_TIMEOUT).build());
    connections.afterPropertiesSet();
    connections.start();
    redis = new StringRedisTemplate(connections);
  }

  StringRedisTemplate redis() {
    return redis;
  }

  void empty() {
    redis.execute(
        (RedisCallback<Object>)
            connection -> {
              connection.serverCommands().flushAll();
              return null;
            });
  }

  RedisWorkQueue queue(String consumer, Duration reclaimAfter, int maxDeliveries) {
    return new RedisWorkQueue(
        redis,
        JsonMapper.builder().build(),
        Clock.systemUTC(),
        QueueName.CLASSIFICATION,
        new RedisQueueProperties("redis", consumer, reclaimAfter, maxDeliveries, REST));
  }

  void offerForeign(String field, String body) {
    redis.opsForStream().add(QueueName.CLASSIFICATION.key(), Map.of(field, body));
  }

  @Override
  public void close() {
    connections.destroy();
  }
}
