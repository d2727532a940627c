package io.arxivist.redis;

import io.arxivist.core.validation.Check;
import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The right to send one request to a host that serves one at a time and wants a pause between two,
 * shared by every process that uses the same Redis. The pause begins when the lease is given back,
 * with the answer in hand. All times are Redis's own, so the processes' clocks do not matter. A
 * holder that crashes loses the right when its longest time is over.
 */
public final class RequestLease {
  /* A holder may crash before it has said when its request ended: the lease itself is the pause then. */
  private static final RedisScript<Long> ACQUIRE =
      new DefaultRedisScript<>(
          """
          local holder = redis.call('GET', KEYS[1])
          if holder and holder ~= ARGV[1] then
            return math.max(1, redis.call('PTTL', KEYS[1]))
          end
          local wait = redis.call('PTTL', KEYS[2])
          if wait >= 0 then
            return math.max(1, wait)
          end
          redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
          return 0
          """,
          Long.class);

  private static final RedisScript<Long> RELEASE =
      new DefaultRedisScript<>(
          """
          if redis.call('GET', KEYS[1]) ~= ARGV[1] then
            return 0
          end
          if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[2]) then
            redis.call('SET', KEYS[2], 'pause', 'PX', ARGV[2])
          end
          return redis.call('DEL', KEYS[1])
          """,
          Long.class);

  private static final RedisScript<Long> HOLD_OFF =
      new DefaultRedisScript<>(
          """
          if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[1]) then
            redis.call('SET', KEYS[2], 'asked', 'PX', ARGV[1])
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
    this.keys = List.of("arxivist:lease:" + name, "arxivist:lease:" + name + ":quiet");
  }

  /**
   * Takes the lease if nobody has it and the quiet time after the last request is over.
   *
   * @param holder names the caller, differently from every other
   * @param longest how long a holder that is never heard of again keeps the others away
   * @return zero when the caller holds the lease now, else how long at most it is taken
   */
  public Duration acquire(String holder, Duration longest) {
    Check.notBlank("holder", holder);
    Long wait = redis.execute(ACQUIRE, keys, holder, milliseconds(longest));
    if (wait == null) {
      throw new IllegalStateException("Redis gave no answer about the lease " + keys.getFirst());
    }
    return Duration.ofMillis(wait);
  }

  /**
   * Gives the lease back; harmless for one who does not hold it.
   *
   * @param pause for which nobody gets it
   */
  public void release(String holder, Duration pause) {
    redis.execute(RELEASE, keys, holder, milliseconds(pause));
  }

  /** Lets nobody take the lease for a while, unless that is so for longer already. */
  public void holdOff(Duration time) {
    redis.execute(HOLD_OFF, keys, milliseconds(time));
  }

  private static String milliseconds(Duration time) {
    return Long.toString(Math.max(1, time.toMillis()));
  }
}
