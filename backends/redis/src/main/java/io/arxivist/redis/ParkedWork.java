package io.arxivist.redis;

import io.arxivist.core.queue.ParkedPaper;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The stream beside a queue that holds what was set aside, with its reason. */
final class ParkedWork {
  private static final String BODY = "body";
  private static final String REASON = "reason";
  private static final String PARKED_AT = "parkedAt";
  private static final int BATCH = 500;

  private final StringRedisTemplate redis;
  private final Clock clock;
  private final String queueKey;
  private final String parkedKey;

  ParkedWork(StringRedisTemplate redis, Clock clock, String queueKey) {
    this.redis = redis;
    this.clock = clock;
    this.queueKey = queueKey;
    this.parkedKey = queueKey + ":parked";
  }

  /** Moves an entry of the queue here: in one transaction, so that it is never in neither. */
  void add(String receipt, String body, String reason) {
    Map<String, String> fields =
        Map.of(BODY, body, REASON, reason, PARKED_AT, clock.instant().toString());
    Transaction.run(
        redis,
        stream -> {
          stream.add(parkedKey, fields);
          stream.acknowledge(queueKey, RedisWorkQueue.GROUP, receipt);
          stream.delete(queueKey, receipt);
        });
  }

  List<ParkedPaper> oldest(int max) {
    return read(max).stream().map(ParkedWork::paper).toList();
  }

  int requeue(int max) {
    int moved = 0;
    while (moved < max) {
      List<MapRecord<String, String, String>> batch = read(Math.min(BATCH, max - moved));
      if (batch.isEmpty()) {
        break;
      }
      moveBack(batch);
      moved += batch.size();
    }
    return moved;
  }

  int requeue(Collection<String> receipts) {
    int moved = 0;
    for (String receipt : Set.copyOf(receipts)) {
      List<MapRecord<String, String, String>> found = read(receipt);
      if (!found.isEmpty()) {
        moveBack(found);
        moved++;
      }
    }
    return moved;
  }

  long count() {
    Long size = redis.opsForStream().size(parkedKey);
    return size == null ? 0 : size;
  }

  private void moveBack(List<MapRecord<String, String, String>> batch) {
    Transaction.run(
        redis,
        stream -> {
          for (MapRecord<String, String, String> parked : batch) {
            stream.add(queueKey, Map.of(PaperMessages.FIELD, field(parked, BODY)));
          }
          stream.delete(parkedKey, batch.stream().map(MapRecord::getId).toArray(RecordId[]::new));
        });
  }

  private List<MapRecord<String, String, String>> read(int max) {
    List<MapRecord<String, String, String>> records =
        redis
            .<String, String>opsForStream()
            .range(parkedKey, Range.unbounded(), Limit.limit().count(max));
    return records == null ? List.of() : records;
  }

  private List<MapRecord<String, String, String>> read(String receipt) {
    List<MapRecord<String, String, String>> records =
        redis.<String, String>opsForStream().range(parkedKey, Range.just(receipt));
    return records == null ? List.of() : records;
  }

  private static ParkedPaper paper(MapRecord<String, String, String> parked) {
    return new ParkedPaper(
        parked.getId().getValue(), field(parked, BODY), field(parked, REASON), parkedAt(parked));
  }

  private static Instant parkedAt(MapRecord<String, String, String> parked) {
    try {
      return Instant.parse(field(parked, PARKED_AT));
    } catch (DateTimeException missing) {
      /* Not written by this class: Redis put the time into the entry's id as well. */
      return RedisWorkQueue.addedAt(parked.getId());
    }
  }

  private static String field(MapRecord<String, String, String> parked, String name) {
    return parked.getValue().getOrDefault(name, "");
  }
}
