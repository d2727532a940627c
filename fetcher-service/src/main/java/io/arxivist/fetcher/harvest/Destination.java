package io.arxivist.fetcher.harvest;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueue;
import java.util.List;

/** Where a harvest's papers go while they come, and what it has brought in all its attempts. */
interface Destination {

  /** Whether the harvest has brought this version of the paper already. */
  boolean has(Paper paper);

  /** How many papers the harvest has brought. */
  long kept();

  /** Keeps a batch durably. */
  void append(List<HarvestedPaper> batch);

  /** Puts what was kept into the queues it belongs to; called once, after the last batch. */
  Division finish();

  /**
   * Everything into the queue of one target.
   *
   * @param room how a batch gets in when the queue is full
   */
  static Destination direct(String harvest, QueueName target, LocalQueue queue, Room room) {
    return new Destination() {
      @Override
      public boolean has(Paper paper) {
        return queue.hasBrought(harvest, paper);
      }

      @Override
      public long kept() {
        return queue.brought(harvest);
      }

      @Override
      public void append(List<HarvestedPaper> batch) {
        int largest = (int) Math.min(batch.size(), queue.bound());
        for (int from = 0; from < batch.size(); from += largest) {
          List<HarvestedPaper> part = batch.subList(from, Math.min(from + largest, batch.size()));
          room.append(target, () -> queue.append(harvest, part));
        }
      }

      @Override
      public Division finish() {
        return switch (target) {
          case TRAINING -> new Division(kept(), 0);
          case CLASSIFICATION -> new Division(0, kept());
        };
      }
    };
  }
}
