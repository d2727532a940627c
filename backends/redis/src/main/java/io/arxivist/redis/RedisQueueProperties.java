package io.arxivist.redis;

import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How papers travel between services.
 *
 * @param type what carries the queues; {@code redis} is the one known
 * @param consumer the name that Redis shows for this process; the host's name where none is given.
 *     Several processes may share it
 * @param reclaimAfter how long a delivery may stay unacknowledged before another consumer gets it
 * @param maxDeliveries how often a paper is delivered before it is parked
 * @param retryDelay how long a paper that was given back rests; doubled with each delivery, and
 *     never more than reclaim-after
 */
@Validated
@ConfigurationProperties("queue")
public record RedisQueueProperties(
    @DefaultValue("redis") String type,
    @Nullable String consumer,
    @DefaultValue("2m") Duration reclaimAfter,
    @DefaultValue("5") int maxDeliveries,
    @DefaultValue("5s") Duration retryDelay) {

  public RedisQueueProperties {
    if (!type.equals("redis")) {
      throw new InvalidFieldException("queue.type", type, "is not known; known is: redis");
    }
    consumer = consumer == null || consumer.isBlank() ? hostName() : consumer;
    if (!reclaimAfter.isPositive()) {
      throw new InvalidFieldException("queue.reclaim-after", reclaimAfter, "is not above zero");
    }
    Check.atLeast("queue.max-deliveries", maxDeliveries, 1);
    if (retryDelay.isNegative()) {
      throw new InvalidFieldException("queue.retry-delay", retryDelay, "is below zero");
    }
  }

  /** The name given, or the host's. */
  @Override
  public String consumer() {
    return Check.present("queue.consumer", consumer);
  }

  /** How long a paper rests that is given back after so many deliveries. */
  Duration restAfter(int deliveries) {
    Duration rest = retryDelay;
    for (int n = 1; n < deliveries && rest.compareTo(reclaimAfter) < 0; n++) {
      rest = rest.multipliedBy(2);
    }
    return rest.compareTo(reclaimAfter) < 0 ? rest : reclaimAfter;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      /* The name only labels the consumer for whoever looks into Redis. */
      return "arxivist";
    }
  }
}
