package io.arxivist.fetcher.harvest;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Divides a harvest by age: its papers are staged on disk as they come, and afterwards the oldest
 * share moves to the training queue, the rest to the classification queue. Age is the order of
 * arXiv's ids. Only places and ids are held in memory.
 *
 * <p>A crash at any point loses and repeats nothing: staged papers stay until all have moved, and
 * each target remembers how many of a division it has received. The staging queue outlives the
 * division, since it knows what the harvest has brought, should the harvest be run again; what that
 * brings in addition is divided by itself.
 */
@Component
class SplitStaging {
  private static final String TRAINING_SHARE = "trainingShare";
  private static final String DIVISIONS = "divisions";
  private static final String MOVED_TO_TRAINING = "movedToTraining";
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
      public boolean has(Paper paper) {
        return staging.hasBrought(harvest, paper);
      }

      @Override
      public long kept() {
        return staging.brought(harvest);
      }

      @Override
      public void append(List<HarvestedPaper> batch) {
        staging.append(harvest, batch);
      }

      @Override
      public Division finish() {
        return divide(harvest);
      }
    };
  }

  /**
   * Moves on what a harvest has staged.
   *
   * @return all that it has moved so far, in this division and in those before
   */
  Division divide(String harvest) {
    /* Closed in any case: what could not move stays in the file for the next attempt. */
    try (LocalQueue staging = queues.staging(harvest)) {
      List<Place> places = new ArrayList<>();
      staging.forEach((sequence, paper) -> places.add(Place.of(sequence, paper)));
      places.sort(null);
      double share = staging.setting(TRAINING_SHARE, USUAL_TRAINING_SHARE);
      double divisions = staging.setting(DIVISIONS, 0);
      String transfer = transfer(harvest, divisions);
      int cut = (int) Math.round(places.size() * share);
      move(transfer, staging, places.subList(0, cut), QueueName.TRAINING);
      move(transfer, staging, places.subList(cut, places.size()), QueueName.CLASSIFICATION);
      double training = staging.setting(MOVED_TO_TRAINING, 0) + cut;
      staging.clear(Map.of(DIVISIONS, divisions + 1, MOVED_TO_TRAINING, training));
      endTransfer(transfer);
      return new Division((long) training, staging.brought(harvest) - (long) training);
    }
  }

  /** Forgets a harvest that will not be run again. */
  void forget(String harvest) {
    double divisions = queues.staging(harvest).setting(DIVISIONS, 0);
    /* Over after a crash between the two steps that end a division. */
    for (double division = 0; division < divisions; division++) {
      endTransfer(transfer(harvest, division));
    }
    queues.dropStaging(harvest);
  }

  private void endTransfer(String transfer) {
    for (QueueName target : QueueName.values()) {
      queues.target(target).endTransfer(transfer);
    }
  }

  private static String transfer(String harvest, double division) {
    return harvest + "/" + (long) division;
  }

  private void move(String transfer, LocalQueue staging, List<Place> places, QueueName name) {
    LocalQueue target = queues.target(name);
    int moved = Math.toIntExact(target.moved(transfer));
    while (moved < places.size()) {
      int end = Math.min(moved + MOVE_BATCH, places.size());
      List<Long> sequences = places.subList(moved, end).stream().map(Place::sequence).toList();
      target.appendMoved(transfer, staging.at(sequences), end);
      moved = end;
    }
  }
}
