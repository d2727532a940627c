package io.arxivist.core.queue;

import io.arxivist.core.paper.HarvestedPaper;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A queue of papers between two services. Delivery is at least once and in no promised order, so a
 * consumer's effect must be idempotent. What a consumer took and never acknowledged is delivered
 * again once it has been idle for a while; a message that was delivered too often, or that cannot
 * be read, is parked beside the queue with its reason.
 */
public interface WorkQueue {

  /** Adds the papers in one trip; when it throws, none or some were added, so offer them again. */
  void offer(List<HarvestedPaper> papers);

  /**
   * Adds papers of an origin that numbers them, each once however often it is offered: paper {@code
   * i} has the place {@code firstPlace + i}, and what stands up to the last place that the origin
   * has offered is left out. When it throws, all or none were added, so offer them again.
   *
   * @param origin names the numbering; places of one origin only grow
   * @return how many papers were added
   */
  int offer(String origin, long firstPlace, List<HarvestedPaper> papers);

  /** Takes up to {@code max} papers, waiting at most {@code patience} for the first. */
  List<Delivery> poll(int max, Duration patience);

  /** Forgets deliveries whose effect is stored. Acknowledging twice is harmless. */
  void ack(Collection<Delivery> deliveries);

  /** Gives deliveries back for another attempt, by this consumer or another. */
  void retryLater(Collection<Delivery> deliveries);

  /** Sets a delivery aside for a person, with the reason why. */
  void park(Delivery delivery, String reason);

  /** Parked work, oldest first. */
  List<ParkedPaper> parked(int max);

  /** Puts up to {@code max} parked papers back into the queue and says how many. */
  int requeueParked(int max);

  /** Puts these parked papers back; receipts that stand for none are left out of the count. */
  int requeueParked(Collection<String> receipts);

  QueueDepth depth();

  /**
   * The place of the newest message: all that was offered so far stands up to it, all that is
   * offered from now on behind it. Only the queue that gave it can read it, over restarts too.
   */
  String end();

  /** Whether a message up to a place is still to be acknowledged or parked. */
  boolean holdsUpTo(String place);
}
