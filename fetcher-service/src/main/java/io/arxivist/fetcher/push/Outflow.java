package io.arxivist.fetcher.push;

import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.fetcher.FetcherProperties;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.localqueue.StoredPaper;
import io.arxivist.redis.WorkQueues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The way out of the local queues, for pushes and for harvests that need room: the oldest papers
 * are offered to the broker, and forgotten on disk only when it has them. A crash in between
 * repeats the offer, and the broker takes each place of a local queue once.
 */
@Component
public class Outflow {
  private final LocalQueues localQueues;
  private final WorkQueues workQueues;
  private final int batchSize;
  private final Map<QueueName, ReentrantLock> turns = new EnumMap<>(QueueName.class);

  @Autowired
  Outflow(LocalQueues localQueues, WorkQueues workQueues, FetcherProperties properties) {
    this(localQueues, workQueues, properties.pushBatchSize());
  }

  Outflow(LocalQueues localQueues, WorkQueues workQueues, int batchSize) {
    this.localQueues = localQueues;
    this.workQueues = workQueues;
    this.batchSize = batchSize;
    for (QueueName name : QueueName.values()) {
      turns.put(name, new ReentrantLock());
    }
  }

  /** How a batch that the broker has is forgotten. */
  private interface Farewell {
    void forget(long upToPlace, int papers);
  }

  /**
   * Moves one batch on; one caller at a time.
   *
   * @return how many papers left the disk; zero when there were none
   * @throws org.springframework.dao.DataAccessException when the broker does not answer
   */
  public int move(QueueName name) {
    LocalQueue local = localQueues.target(name);
    return move(name, Long.MAX_VALUE, (place, papers) -> local.forget(place));
  }

  /**
   * Moves one batch of a push on and counts it in the same step.
   *
   * @param upToPlace the last place that belongs to the push
   * @param before how many papers the push has moved before
   */
  int move(QueueName name, long upToPlace, String push, long before) {
    LocalQueue local = localQueues.target(name);
    return move(name, upToPlace, (place, papers) -> local.forget(place, push, before + papers));
  }

  private int move(QueueName name, long upToPlace, Farewell farewell) {
    ReentrantLock turn = Objects.requireNonNull(turns.get(name));
    turn.lock();
    try {
      LocalQueue local = localQueues.target(name);
      List<StoredPaper> batch =
          local.peek(batchSize).stream().filter(paper -> paper.place() <= upToPlace).toList();
      if (!batch.isEmpty()) {
        WorkQueue broker = workQueues.named(name);
        broker.offer(
            local.origin(),
            batch.getFirst().place(),
            batch.stream().map(StoredPaper::paper).toList());
        farewell.forget(batch.getLast().place(), batch.size());
      }
      return batch.size();
    } finally {
      turn.unlock();
    }
  }
}
