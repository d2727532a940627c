package io.arxivist.fetcher.harvest;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueue;
import java.util.List;

/** Where a harvest's papers go while they come. */
interface Destination {

  /** Keeps a batch durably. */
  void append(List<HarvestedPaper> batch);

  /** Puts what was kept into the queues it belongs to; called once, after the last batch. */
  Division finish();

  /** Everything into the queue of one target. */
  static Destination direct(QueueName target, LocalQueue queue) {
    return new Destination() {
      private long kept;

      @Override
      public void append(List<HarvestedPaper> batch) {
        queue.append(batch);
        kept += batch.size();
      }

      @Override
      public Division finish() {
        return switch (target) {
          case TRAINING -> new Division(kept, 0);
          case CLASSIFICATION -> new Division(0, kept);
        };
      }
    };
  }
}
