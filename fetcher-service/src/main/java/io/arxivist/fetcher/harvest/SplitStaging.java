package io.arxivist.fetcher.harvest;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.localqueue.LocalQueue;
import io.arxivist.fetcher.localqueue.LocalQueues;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * Divides a harvest by age: its papers are staged on disk as they come, and afterwards the oldest
 * share moves to the training queue, the rest to the classification queue. Age is the order of
 * arXiv's ids. Staging needs the disk alone, and 8 bytes of memory a paper; each target takes its
 * share in batches, as it has room.
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
  private static final int MOVE_BATCH = 2_000;

  private final LocalQueues queues;

  SplitStaging(LocalQueues queues) {
    this.queues = queues;
  }

  /**
   * Staged papers by age, oldest first, 8 bytes each: month, number within the month, and place
   * among the staged, so that papers of one number in two archives keep their order of arrival.
   */
  private static final class Ages {
    private static final int NUMBER_BITS = 17;
    private static final int PLACE_BITS = 31;
    private final long[] ages;

    Ages(LocalQueue staging) {
      LongStream.Builder found = LongStream.builder();
      staging.forEachId((versionedId, place) -> found.add(age(ArxivId.parse(versionedId), place)));
      this.ages = found.build().sorted().toArray();
    }

    private static long age(ArxivId id, long place) {
      YearMonth month = id.month();
      long months = month.getYear() * 12L + month.getMonthValue();
      return (months << NUMBER_BITS | id.number()) << PLACE_BITS | Math.toIntExact(place);
    }

    int count() {
      return ages.length;
    }

    /** Places of the oldest papers but {@code from}, up to the {@code to} oldest. */
    List<Long> places(int from, int to) {
      long mask = (1L << PLACE_BITS) - 1;
      return Arrays.stream(ages, from, to).map(age -> age & mask).boxed().toList();
    }
  }

  /**
   * Where a split harvest goes.
   *
   * @param room how its papers get into a target that is full
   */
  Destination open(String harvest, double trainingShare, Room room) {
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
        return divide(harvest, room);
      }
    };
  }

  /**
   * Moves on what a harvest has staged.
   *
   * @param room how it gets into a target that is full
   * @return all that it has moved so far, in this division and in those before
   */
  Division divide(String harvest, Room room) {
    /* Closed in any case: what could not move stays in the file for the next attempt. */
    try (LocalQueue staging = queues.staging(harvest)) {
      Ages ages = new Ages(staging);
      double share = staging.setting(TRAINING_SHARE, USUAL_TRAINING_SHARE);
      double divisions = staging.setting(DIVISIONS, 0);
      String transfer = transfer(harvest, divisions);
      int cut = (int) Math.round(ages.count() * share);
      Share oldest = new Share(staging, ages, 0, cut);
      Share newest = new Share(staging, ages, cut, ages.count());
      move(transfer, oldest, QueueName.TRAINING, room);
      move(transfer, newest, QueueName.CLASSIFICATION, room);
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

  /** A run of staged papers that belongs to one target. */
  private record Share(LocalQueue staging, Ages ages, int from, int to) {
    int size() {
      return to - from;
    }

    List<HarvestedPaper> papers(int begin, int end) {
      return staging.at(ages.places(from + begin, from + end));
    }
  }

  private void move(String transfer, Share share, QueueName name, Room room) {
    LocalQueue target = queues.target(name);
    int batch = (int) Math.min(MOVE_BATCH, target.bound());
    int moved = Math.toIntExact(target.moved(transfer));
    while (moved < share.size()) {
      int end = Math.min(moved + batch, share.size());
      List<HarvestedPaper> papers = share.papers(moved, end);
      room.append(name, () -> target.appendMoved(transfer, papers, end));
      moved = end;
    }
  }
}
