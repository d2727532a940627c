package io.arxivist.redis;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisOperations;
import org.springframework.data.redis.core.SessionCallback;
import org.springframework.data.redis.core.StreamOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Stream commands that Redis runs together or not at all (MULTI … EXEC). */
final class Transaction {
  private Transaction() {}

  static void run(
      StringRedisTemplate redis, Consumer<StreamOperations<String, String, String>> commands) {
    redis.execute(
        new SessionCallback<@Nullable Object>() {
          @Override
          @SuppressWarnings("unchecked") // the session's operations are those of the template
          public <K, V> @Nullable Object execute(RedisOperations<K, V> session)
              throws DataAccessException {
            session.multi();
            commands.accept(((RedisOperations<String, String>) session).opsForStream());
            session.exec();
            return null;
          }
        });
  }
}
