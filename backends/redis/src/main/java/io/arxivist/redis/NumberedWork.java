package io.arxivist.redis;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Takes each place of an origin into a queue's stream once. How far each origin has come stands in
 * a hash beside the stream and changes together with it, in one script.
 */
final class NumberedWork {
  private static final RedisScript<Long> OFFER =
      new DefaultRedisScript<>(
          """
          local last = tonumber(redis.call('HGET', KEYS[2], ARGV[1]) or '0')
          local place = tonumber(ARGV[2])
          local added = 0
          for i = 4, #ARGV do
            if place > last then
              redis.call('XADD', KEYS[1], '*', ARGV[3], ARGV[i])
              added = added + 1
            end
            place = place + 1
          end
          if added > 0 then
            redis.call('HSET', KEYS[2], ARGV[1], string.format('%.0f', place - 1))
          end
          return added
          """,
          Long.class);

  private final StringRedisTemplate redis;
  private final List<String> keys;

  NumberedWork(StringRedisTemplate redis, String queueKey) {
    this.redis = redis;
    this.keys = List.of(queueKey, queueKey + ":offered");
  }

  /* One script a call: others wait for it, some 10 ms for 500 papers. */
  int offer(String origin, long firstPlace, List<String> bodies) {
    List<String> arguments = new ArrayList<>(bodies.size() + 3);
    arguments.add(origin);
    arguments.add(Long.toString(firstPlace));
    arguments.add(PaperMessages.FIELD);
    arguments.addAll(bodies);
    Long added = redis.execute(OFFER, keys, arguments.toArray());
    if (added == null) {
      throw new IllegalStateException("Redis gave no answer about papers for " + keys.getFirst());
    }
    return Math.toIntExact(added);
  }
}
