package io.arxivist.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.RedisStreamCommands.XClaimOptions;
import org.springframework.data.redis.connection.stream.ByteRecord;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.PendingMessage;
import org.springframework.data.redis.connection.stream.PendingMessages;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StreamOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Deliveries that nobody acknowledged for a while, taken over from whoever held them. Uses XPENDING
 * and XCLAIM, since XAUTOCLAIM does not tell how often an entry was delivered.
 */
final class IdleWork {
  private final StringRedisTemplate redis;
  private final String key;
  private final ConsumerGroup group;
  private final String consumer;
  private final Duration reclaimAfter;

  IdleWork(
      StringRedisTemplate redis,
      String key,
      ConsumerGroup group,
      String consumer,
      Duration reclaimAfter) {
    this.redis = redis;
    this.key = key;
    this.group = group;
    this.consumer = consumer;
    this.reclaimAfter = reclaimAfter;
  }

  /**
   * An entry that now belongs to this consumer.
   *
   * @param deliveries how often it was delivered before
   */
  record Reclaimed(MapRecord<String, String, String> entry, long deliveries) {}

  List<Reclaimed> take(int max) {
    Map<String, Long> counts = idle(max);
    if (counts.isEmpty()) {
      return List.of();
    }
    List<Reclaimed> taken = new ArrayList<>();
    boolean deleted = false;
    for (ByteRecord record : claim(List.copyOf(counts.keySet()))) {
      /* Redis 6.2 answers with an empty place for an entry that someone deleted. */
      if (record == null || record.getValue() == null) {
        deleted = true;
      } else {
        MapRecord<String, String, String> entry = stream().deserializeRecord(record);
        taken.add(new Reclaimed(entry, counts.getOrDefault(entry.getId().getValue(), 1L)));
      }
    }
    if (deleted) {
      forgetDeleted(counts.keySet(), taken);
    }
    return taken;
  }

  private Map<String, Long> idle(int max) {
    PendingMessages pending =
        group.with(() -> stream().pending(key, group.name(), Range.unbounded(), max, reclaimAfter));
    return pending == null
        ? Map.of()
        : pending.stream()
            .collect(
                Collectors.toMap(
                    PendingMessage::getIdAsString, PendingMessage::getTotalDeliveryCount));
  }

  /* Redis hands an entry to the one consumer that claims it first: from then on it is not idle. */
  private List<ByteRecord> claim(List<String> ids) {
    XClaimOptions idle = XClaimOptions.minIdle(reclaimAfter).ids(ids);
    byte[] stream = key.getBytes(StandardCharsets.UTF_8);
    List<ByteRecord> claimed =
        redis.execute(
            (RedisCallback<List<ByteRecord>>)
                connection ->
                    connection.streamCommands().xClaim(stream, group.name(), consumer, idle));
    return claimed == null ? List.of() : claimed;
  }

  private void forgetDeleted(Set<String> ids, List<Reclaimed> taken) {
    Set<String> missing = new HashSet<>(ids);
    taken.forEach(each -> missing.remove(each.entry().getId().getValue()));
    for (String id : missing) {
      List<?> entry = stream().range(key, Range.closed(id, id));
      if (entry == null || entry.isEmpty()) {
        stream().acknowledge(key, group.name(), id);
      }
    }
  }

  private StreamOperations<String, String, String> stream() {
    return redis.opsForStream();
  }
}
