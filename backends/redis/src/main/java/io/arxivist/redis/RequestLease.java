package io.arxivist.redis;

import io.arxivist.core.validation.Check;
import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The right to send one request to a host that serves one at a time and wants a pause between two,
 * shared by every process that uses the same Redis. All times are Redis's own, so the processes'
 * clocks do not matter. A holder that crashes loses the right when its longest time is over.
 */
public final class RequestLease {
  private static final RedisScript<Long> ACQUIRE =
      new DefaultRedisScript<>(
          """
          local time = redis.call('TIME')
          local now = time[1] * 1000 + math.floor(time[2] / 1000)
          local holder = redis.call('GET', KEYS[1])
          if holder and holder ~= ARGV[1] then
            return math.max(1, redis.call('PTTL', KEYS[1]))
          end
          local began = tonumber(redis.call('GET', KEYS[2]) or '0')
          local pause = tonumber(ARGV[2])
          if began <= now and began + pause > now then
            return began + pause - now
          end
          redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
          redis.call('SET', KEYS[2], now, 'PX', math.max(1, pause))
          return 0
          """,
          Long.class);

  private static final RedisScript<Long> RELEASE =
      new DefaultRedisScript<>(
          """
          if redis.call('GET', KEYS[1]) == ARGV[1] then
            return redis.call('DEL', KEYS[1])
          end
          return 0
          """,
          Long.class);

  private final StringRedisTemplate redis;
  private final List<String> keys;

  /**
   * Names a lease.
   *
   * @param name of the host; the same in every process that shares the lease
   */
  public RequestLease(StringRedisTemplate redis, String name) {
    this.redis = redis;
    this.keys = List.of("arxivist:lease:" + name, "arxivist:lease:" + name + ":began");
  }

  /**
   * Takes the lease if nobody has it and the pause since the last request began is over.
   *
   * @param holder names the caller, differently from every other
   * @param pause between the beginnings of two requests
   * @param longest how long a holder that is never heard of again keeps the others away
   * @return zero when the caller holds the lease now, else how long at most it is taken
   */
  public Duration acquire(String holder, Duration pause, Duration longest) {
    Check.notBlank("holder", holder);
    Long wait =
        redis.execute(
            ACQUIRE,
            keys,
            holder,
            Long.toString(pause.toMillis()),
            Long.toString(Math.max(1, longest.toMillis())));
    if (wait == null) {
      throw new IllegalStateException("Redis gave no answer about the lease " + keys.getFirst());
    }
    return Duration.ofMillis(wait);
  }

  /** Gives the lease back; harmless for one who does not hold it. */
  public void release(String holder) {
    redis.execute(RELEASE, keys, holder);
  }
}
