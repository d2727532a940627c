package io.arxivist.redis;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The group that a stream's consumers share. It is made the first time that Redis says it is not
 * there, which happens again after someone emptied Redis.
 */
final class ConsumerGroup {
  private final StringRedisTemplate redis;
  private final String key;
  private final String group;

  ConsumerGroup(StringRedisTemplate redis, String key, String group) {
    this.redis = redis;
    this.key = key;
    this.group = group;
  }

  String name() {
    return group;
  }

  /** Runs a command that needs the group. */
  <T> @Nullable T with(Supplier<? extends @Nullable T> command) {
    try {
      return command.get();
    } catch (RedisSystemException refusal) {
      if (!says(refusal, "NOGROUP")) {
        throw refusal;
      }
      create();
      return command.get();
    }
  }

  private void create() {
    try {
      /* From 0, not from now: the queue may have been filled before anyone came to read it. */
      redis.opsForStream().createGroup(key, ReadOffset.from("0"), group);
    } catch (RedisSystemException refusal) {
      if (!says(refusal, "BUSYGROUP")) {
        throw refusal;
      }
    }
  }

  private static boolean says(DataAccessException refusal, String code) {
    String message = NestedExceptionUtils.getMostSpecificCause(refusal).getMessage();
    return message != null && message.startsWith(code);
  }
}
