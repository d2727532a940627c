package io.arxivist.trainer.training;

import io.arxivist.core.queue.Delivery;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.mongodb.CorpusStore;
import java.time.Duration;
import java.util.List;

/** Moves papers from the training queue into the corpus; what is not stored stays in the queue. */
final class CorpusIntake {
  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final WorkQueue queue;
  private final CorpusStore corpus;

  CorpusIntake(WorkQueue queue, CorpusStore corpus) {
    this.queue = queue;
    this.corpus = corpus;
  }

  /**
   * Takes all that stands in the queue and says how many papers that were. What a training that was
   * killed has taken and not stored comes again after a while, and is waited for.
   */
  long drain(Phases phases) {
    String end = queue.end();
    long expected = queue.depth().backlog();
    long drained = 0;
    phases.progress("drain", 0, expected, "papers");
    while (queue.holdsUpTo(end)) {
      List<Delivery> batch = queue.poll(BATCH, PATIENCE);
      corpus.upsertAll(batch.stream().map(Delivery::paper).toList());
      queue.ack(batch);
      drained += batch.size();
      phases.progress("drain", drained, Math.max(drained, expected), "papers");
    }
    return drained;
  }
}
