package io.arxivist.fetcher.harvest;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Divides a harvest by age: its papers are staged on disk as they come, and afterwards the oldest
 * share moves to the training queue, the rest to the classification queue. Age is the order of
 * arXiv's ids. Only places and ids are held in memory.
 *
 * <p>A crash at any point loses and repeats nothing: staged papers stay until all have moved, and
 * each target remembers how many of a harvest it has received.
 */
@Component
class SplitStaging {
  private static final Logger LOG = LoggerFactory.getLogger(SplitStaging.class);
  private static final String TRAINING_SHARE = "trainingShare";
  private static final double USUAL_TRAINING_SHARE = 0.8;
  private static final int MOVE_BATCH = 500;

  private final LocalQueues queues;

  SplitStaging(LocalQueues queues) {
    this.queues = queues;
  }

  /** A staged paper's place, in the order of its age. */
  private record Place(long month, int number, String id, long sequence)
      implements Comparable<Place> {
    private static final Comparator<Place> OLDEST_FIRST =
        Comparator.comparingLong(Place::month)
            .thenComparingInt(Place::number)
            .thenComparing(Place::id)
            .thenComparingLong(Place::sequence);

    static Place of(long sequence, HarvestedPaper harvested) {
      ArxivId id = new ArxivId(harvested.paper().id());
      long month = id.month().getYear() * 12L + id.month().getMonthValue();
      return new Place(month, id.number(), id.value(), sequence);
    }

    @Override
    public int compareTo(Place other) {
      return OLDEST_FIRST.compare(this, other);
    }
  }

  Destination open(String harvest, double trainingShare) {
    LocalQueue staging = queues.staging(harvest);
    staging.keepSetting(TRAINING_SHARE, trainingShare);
    return new Destination() {
      @Override
      public void append(List<HarvestedPaper> batch) {
        staging.append(batch);
      }

      @Override
      public Division finish() {
        return divide(harvest, staging);
      }
    };
  }

  /** Divides what harvests have staged and a crash or a full queue kept from moving on. */
  void divideLeftovers() {
    for (String harvest : queues.staged()) {
      Division division = divide(harvest, queues.staging(harvest));
      LOG.info(
          "harvest {} was interrupted; its papers moved on: {} for training, {} for classification",
          harvest,
          division.training(),
          division.classification());
    }
  }

  private Division divide(String harvest, LocalQueue staging) {
    /* Closed in any case: what could not move stays in the file for the next attempt. */
    try (staging) {
      List<Place> places = new ArrayList<>();
      staging.forEach((sequence, paper) -> places.add(Place.of(sequence, paper)));
      places.sort(null);
      double share = staging.setting(TRAINING_SHARE, USUAL_TRAINING_SHARE);
      int cut = (int) Math.round(places.size() * share);
      move(harvest, staging, places.subList(0, cut), QueueName.TRAINING);
      move(harvest, staging, places.subList(cut, places.size()), QueueName.CLASSIFICATION);
      staging.drop();
      for (QueueName target : QueueName.values()) {
        queues.target(target).endTransfer(harvest);
      }
      return new Division(cut, places.size() - cut);
    }
  }

  private void move(String harvest, LocalQueue staging, List<Place> places, QueueName name) {
    LocalQueue target = queues.target(name);
    int moved = Math.toIntExact(target.moved(harvest));
    while (moved < places.size()) {
      int end = Math.min(moved + MOVE_BATCH, places.size());
      List<Long> sequences = places.subList(moved, end).stream().map(Place::sequence).toList();
      target.appendMoved(harvest, staging.at(sequences), end);
      moved = end;
    }
  }
}
