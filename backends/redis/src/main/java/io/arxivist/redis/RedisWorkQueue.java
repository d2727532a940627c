package io.arxivist.redis;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.queue.Delivery;
import io.arxivist.core.queue.ParkedPaper;
import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisStreamCommands.XClaimOptions;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.PendingMessagesSummary;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StreamOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A queue on one Redis stream with one consumer group. What is acknowledged leaves the group and
 * the stream together, so the stream's length is the backlog. Runs on Redis 6.2 and later. Safe for
 * use by many threads; Redis's absence shows as a {@link
 * org.springframework.dao.DataAccessException}.
 */
public final class RedisWorkQueue implements WorkQueue {
  static final String GROUP = "arxivist";

  /* A blocking read must end before the client's command timeout (spring.data.redis.timeout). */
  private static final Duration LONGEST_BLOCK = Duration.ofSeconds(1);
  private static final int OFFER_BATCH = 500;

  /* No entry has this id. */
  private static final String BEFORE_ALL = "0-0";

  private final StringRedisTemplate redis;
  private final PaperMessages messages;
  private final Clock clock;
  private final String key;
  private final RedisQueueProperties properties;
  private final ConsumerGroup group;
  private final IdleWork idle;
  private final ParkedWork parked;
  private final NumberedWork numbered;

  public RedisWorkQueue(
      StringRedisTemplate redis,
      JsonMapper json,
      Clock clock,
      QueueName name,
      RedisQueueProperties properties) {
    this.redis = redis;
    this.messages = new PaperMessages(json);
    this.clock = clock;
    this.key = name.key();
    this.properties = properties;
    this.group = new ConsumerGroup(redis, key, GROUP);
    this.idle = new IdleWork(redis, key, group, properties.consumer(), properties.reclaimAfter());
    this.parked = new ParkedWork(redis, clock, key);
    this.numbered = new NumberedWork(redis, key);
  }

  @Override
  public void offer(List<HarvestedPaper> papers) {
    for (int from = 0; from < papers.size(); from += OFFER_BATCH) {
      pipeline(papers.subList(from, Math.min(papers.size(), from + OFFER_BATCH)));
    }
  }

  @Override
  public int offer(String origin, long firstPlace, List<HarvestedPaper> papers) {
    return numbered.offer(origin, firstPlace, papers.stream().map(messages::write).toList());
  }

  @Override
  public List<Delivery> poll(int max, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      List<Delivery> deliveries = new ArrayList<>(reclaim(max));
      if (deliveries.size() < max) {
        deliveries.addAll(readNew(max - deliveries.size(), Duration.ZERO));
      }
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (deliveries.isEmpty() && left.toMillis() > 0) {
        deliveries.addAll(readNew(max, left.compareTo(LONGEST_BLOCK) < 0 ? left : LONGEST_BLOCK));
      }
      if (!deliveries.isEmpty() || System.nanoTime() - deadline >= 0) {
        return deliveries;
      }
    }
  }

  @Override
  public void ack(Collection<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return;
    }
    String[] receipts = deliveries.stream().map(Delivery::receipt).toArray(String[]::new);
    Transaction.run(
        redis,
        stream -> {
          stream.acknowledge(key, GROUP, receipts);
          stream.delete(key, receipts);
        });
  }

  /**
   * Leaves the deliveries pending, with an idle time that makes them due for reclaiming after their
   * rest; so the count of deliveries stays, and nothing is ever outside the stream.
   */
  @Override
  public void retryLater(Collection<Delivery> deliveries) {
    Map<Duration, List<String>> byRest =
        deliveries.stream()
            .collect(
                Collectors.groupingBy(
                    delivery -> properties.restAfter(delivery.deliveries()),
                    Collectors.mapping(Delivery::receipt, Collectors.toList())));
    byRest.forEach(this::rest);
  }

  @Override
  public void park(Delivery delivery, String reason) {
    parked.add(delivery.receipt(), messages.write(delivery.paper()), reason);
  }

  @Override
  public List<ParkedPaper> parked(int max) {
    return parked.oldest(max);
  }

  @Override
  public int requeueParked(int max) {
    return parked.requeue(max);
  }

  @Override
  public int requeueParked(Collection<String> receipts) {
    return parked.requeue(receipts);
  }

  @Override
  public QueueDepth depth() {
    PendingMessagesSummary pending = group.with(() -> stream().pending(key, GROUP));
    long inFlight = pending == null ? 0 : pending.getTotalPendingMessages();
    Long length = stream().size(key);
    /* Read one after the other while consumers work, so the difference may dip below zero. */
    long ready = Math.max(0, (length == null ? 0 : length) - inFlight);
    List<MapRecord<String, String, String>> oldest =
        stream().range(key, Range.unbounded(), Limit.limit().count(1));
    Long age = oldest == null || oldest.isEmpty() ? null : ageSeconds(oldest.getFirst().getId());
    return new QueueDepth(ready, inFlight, parked.count(), age);
  }

  /* The stream's own account of its newest id, and so free of anyone's clock. */
  @Override
  public String end() {
    try {
      return stream().info(key).lastGeneratedId();
    } catch (RedisSystemException refusal) {
      if (Boolean.TRUE.equals(redis.hasKey(key))) {
        throw refusal;
      }
      return BEFORE_ALL;
    }
  }

  @Override
  public boolean holdsUpTo(String place) {
    List<?> first =
        stream()
            .range(key, Range.leftUnbounded(Range.Bound.inclusive(place)), Limit.limit().count(1));
    return first != null && !first.isEmpty();
  }

  /** The time at which Redis took an entry: the first part of its id, in milliseconds. */
  static Instant addedAt(RecordId id) {
    Long milliseconds = id.getTimestamp();
    return Instant.ofEpochMilli(milliseconds == null ? 0 : milliseconds);
  }

  private long ageSeconds(RecordId id) {
    return Math.max(0, Duration.between(addedAt(id), clock.instant()).toSeconds());
  }

  private void pipeline(List<HarvestedPaper> papers) {
    byte[] stream = bytes(key);
    byte[] field = bytes(PaperMessages.FIELD);
    List<byte[]> bodies = papers.stream().map(messages::write).map(RedisWorkQueue::bytes).toList();
    redis.executePipelined(
        (RedisCallback<@Nullable Object>)
            connection -> {
              for (byte[] body : bodies) {
                connection.streamCommands().xAdd(stream, Map.of(field, body));
              }
              return null;
            });
  }

  private List<Delivery> readNew(int max, Duration block) {
    StreamReadOptions options = StreamReadOptions.empty().count(max);
    StreamReadOptions patient = block.isZero() ? options : options.block(block);
    List<MapRecord<String, String, String>> records =
        group.with(() ->
            stream()
                .read(
                    Consumer.from(GROUP, properties.consumer()),
                    patient,
                    StreamOffset.create(key, ReadOffset.lastConsumed())));
    List<Delivery> deliveries = new ArrayList<>();
    if (records != null) {
      records.forEach(record -> deliver(record, 1, deliveries));
    }
    return deliveries;
  }

  private List<Delivery> reclaim(int max) {
    List<Delivery> deliveries = new ArrayList<>();
    for (IdleWork.Reclaimed each : idle.take(max)) {
      redeliver(each.entry(), each.deliveries(), deliveries);
    }
    return deliveries;
  }

  private void redeliver(
      MapRecord<String, String, String> record, long before, List<Delivery> deliveries) {
    if (before >= properties.maxDeliveries()) {
      String reason = "delivered " + before + " times and never acknowledged";
      parked.add(record.getId().getValue(), body(record), reason);
    } else {
      deliver(record, Math.toIntExact(before + 1), deliveries);
    }
  }

  private void deliver(
      MapRecord<String, String, String> record, int count, List<Delivery> deliveries) {
    String receipt = record.getId().getValue();
    switch (messages.read(record.getValue())) {
      case PaperMessages.Readable(HarvestedPaper paper) ->
          deliveries.add(new Delivery(receipt, paper, count));
      case PaperMessages.Unreadable(String body, String reason) ->
          parked.add(receipt, body, reason);
    }
  }

  private void rest(Duration rest, List<String> receipts) {
    XClaimOptions due =
        XClaimOptions.minIdle(Duration.ZERO)
            .ids(receipts.toArray(String[]::new))
            .idle(properties.reclaimAfter().minus(rest));
    redis.execute(
        (RedisCallback<@Nullable Object>)
            connection ->
                connection
                    .streamCommands()
                    .xClaimJustId(bytes(key), GROUP, properties.consumer(), due));
  }

  private StreamOperations<String, String, String> stream() {
    return redis.opsForStream();
  }

  private static String body(MapRecord<String, String, String> record) {
    return record.getValue().getOrDefault(PaperMessages.FIELD, record.getValue().toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
