package io.arxivist.classifier.encoder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose text is next. Single texts go first, but while others wait every fourth turn is theirs, in
 * which batches and the consumer alternate; within a lane each caller has one text in turn. So no
 * text waits for a whole batch, and nobody is starved. Not safe for threads.
 */
final class EncoderTurns {
  private static final int SINGLES_IN_A_ROW = 3;

  private final Map<Lane, Deque<EncodingJob>> lanes = new EnumMap<>(Lane.class);
  private int singlesBeforeOthers;
  private boolean consumerIsNext;

  EncoderTurns() {
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new ArrayDeque<>());
    }
  }

  void add(Lane lane, EncodingJob job) {
    lane(lane).addLast(job);
  }

  /** Forgets a job; texts that were taken are still encoded. */
  void remove(EncodingJob job) {
    lanes.values().forEach(lane -> lane.remove(job));
  }

  /** Texts that wait in a lane. */
  int waiting(Lane lane) {
    return lane(lane).stream().mapToInt(EncodingJob::waiting).sum();
  }

  /** All jobs, which are forgotten. */
  Deque<EncodingJob> clear() {
    Deque<EncodingJob> jobs = new ArrayDeque<>();
    lanes
        .values()
        .forEach(lane -> {
          jobs.addAll(lane);
          lane.clear();
        });
    return jobs;
  }

  /** Takes the next text; empty when none waits. */
  Optional<Runnable> next() {
    Deque<EncodingJob> lane = nextLane();
    EncodingJob job = lane.pollFirst();
    if (job == null) {
      return Optional.empty();
    }
    Runnable turn = job.turn();
    if (job.waiting() > 0) {
      lane.addLast(job);
    }
    return Optional.of(turn);
  }

  private Deque<EncodingJob> nextLane() {
    Deque<EncodingJob> singles = lane(Lane.SINGLE);
    Deque<EncodingJob> others = others();
    if (others.isEmpty()) {
      singlesBeforeOthers = 0;
      return singles;
    }
    if (!singles.isEmpty() && singlesBeforeOthers < SINGLES_IN_A_ROW) {
      singlesBeforeOthers++;
      return singles;
    }
    singlesBeforeOthers = 0;
    consumerIsNext = others == lane(Lane.BATCH);
    return others;
  }

  private Deque<EncodingJob> others() {
    Deque<EncodingJob> preferred = lane(consumerIsNext ? Lane.CONSUMER : Lane.BATCH);
    Deque<EncodingJob> other = lane(consumerIsNext ? Lane.BATCH : Lane.CONSUMER);
    return preferred.isEmpty() ? other : preferred;
  }

  private Deque<EncodingJob> lane(Lane lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }
}
