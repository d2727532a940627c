package io.arxivist.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.queue.Delivery;
import io.arxivist.core.queue.ParkedPaper;
import io.arxivist.core.queue.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link WorkQueue} does. A subclass gives access to one queue that is empty when a test
 * begins.
 */
public abstract class WorkQueueContract extends NumberedOffersContract {
  private static final Duration SOON = Duration.ofMillis(200);

  /** Puts a message into the queue that another hand wrote. */
  protected abstract void offerForeign(String body);

  @Test
  void deliversEveryPaperOnce() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    List<HarvestedPaper> papers = papers(1_200);

    queue.offer(papers);

    List<Delivery> taken = takeAll(queue, 1_200);
    assertThat(taken).extracting(Delivery::paper).containsExactlyInAnyOrderElementsOf(papers);
    assertThat(taken).extracting(Delivery::deliveries).containsOnly(1);
  }

  @Test
  void takesNoMoreThanAskedFor() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    queue.offer(papers(5));

    List<Delivery> taken = queue.poll(3, PATIENCE);

    assertThat(taken).hasSizeBetween(1, 3);
  }

  @Test
  void offeringNothingChangesNothing() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);

    queue.offer(List.of());

    assertThat(queue.depth().backlog()).isZero();
  }

  @Test
  void waitsNoLongerThanItsPatienceForAnEmptyQueue() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    queue.poll(1, Duration.ZERO);

    long start = System.nanoTime();
    List<Delivery> taken = queue.poll(10, Duration.ofMillis(300));

    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    assertThat(taken).isEmpty();
    /* The upper bound is generous: the machine may be busy. */
    assertThat(waited).isBetween(Duration.ofMillis(280), Duration.ofSeconds(4));
  }

  @Test
  void aWaitingConsumerGetsAPaperAsSoonAsItComes() throws Exception {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Delivery>> waiting = threads.submit(() -> queue.poll(1, Duration.ofSeconds(30)));

      open("b", NEVER, MAX_DELIVERIES).offer(papers(1));

      assertThat(waiting.get()).extracting(Delivery::paper).isEqualTo(papers(1));
    }
  }

  @Test
  void forgetsWhatIsAcknowledged() {
    WorkQueue queue = open("a", SOON, MAX_DELIVERIES);
    queue.offer(papers(2));
    List<Delivery> taken = takeAll(open("b", NEVER, MAX_DELIVERIES), 2);

    queue.ack(taken);
    queue.ack(taken);

    assertThat(queue.poll(10, SOON.multipliedBy(3))).isEmpty();
    assertThat(queue.depth().backlog()).isZero();
    assertThat(queue.depth().oldestAgeSeconds()).isNull();
  }

  @Test
  void deliversToAnotherConsumerWhatTheFirstNeverAcknowledged() {
    WorkQueue first = open("a", NEVER, MAX_DELIVERIES);
    first.offer(papers(1));
    takeAll(first, 1);

    List<Delivery> again = open("b", SOON, MAX_DELIVERIES).poll(1, PATIENCE);

    assertThat(again).extracting(Delivery::paper).isEqualTo(papers(1));
    assertThat(again).extracting(Delivery::deliveries).containsExactly(2);
  }

  @Test
  void keepsWorkWithItsConsumerUntilItIsIdleForLong() {
    WorkQueue first = open("a", NEVER, MAX_DELIVERIES);
    first.offer(papers(1));
    takeAll(first, 1);

    List<Delivery> stolen = open("b", NEVER, MAX_DELIVERIES).poll(1, SOON);

    assertThat(stolen).isEmpty();
  }

  @Test
  void deliversAgainWhatWasGivenBack() {
    WorkQueue first = open("a", NEVER, MAX_DELIVERIES);
    first.offer(papers(1));

    first.retryLater(takeAll(first, 1));

    WorkQueue second = open("b", NEVER, MAX_DELIVERIES);
    assertThat(second.depth().backlog()).isEqualTo(1);
    List<Delivery> again = second.poll(1, PATIENCE);
    assertThat(again).extracting(Delivery::paper).isEqualTo(papers(1));
    assertThat(again).extracting(Delivery::deliveries).containsExactly(2);
  }

  @Test
  void doesNotReviveWhatWasAcknowledgedBeforeItIsGivenBack() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    queue.offer(papers(1));
    List<Delivery> taken = takeAll(queue, 1);
    queue.ack(taken);

    queue.retryLater(taken);

    assertThat(queue.poll(1, SOON)).isEmpty();
    assertThat(queue.depth().backlog()).isZero();
  }

  @Test
  void parksAPaperThatWasDeliveredTooOften() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    queue.offer(papers(1));
    for (int delivery = 1; delivery <= MAX_DELIVERIES; delivery++) {
      List<Delivery> taken = takeAll(queue, 1);
      assertThat(taken).extracting(Delivery::deliveries).containsExactly(delivery);
      queue.retryLater(taken);
    }

    awaitParked(queue, 1);

    assertThat(queue.depth().backlog()).isZero();
    assertThat(queue.parked(10).getFirst().reason()).contains("3 times");
    assertThat(queue.parked(10).getFirst().body()).contains(papers(1).getFirst().paper().title());
  }

  @Test
  void parksAMessageThatCannotBeRead() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    offerForeign("{\"paper\": 7");
    offerForeign("null");
    offerForeign("{\"source\":\"file\"}");
    queue.offer(papers(1));

    List<Delivery> taken = takeAll(queue, 1);

    assertThat(taken).extracting(Delivery::paper).isEqualTo(papers(1));
    awaitParked(queue, 3);
    assertThat(queue.parked(10))
        .extracting(ParkedPaper::body)
        .containsExactlyInAnyOrder("{\"paper\": 7", "null", "{\"source\":\"file\"}");
    assertThat(queue.parked(10)).extracting(ParkedPaper::reason).noneMatch(String::isBlank);
  }

  @Test
  void setsADeliveryAsideWithItsReason() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    queue.offer(papers(2));
    List<Delivery> taken = takeAll(queue, 2);

    queue.park(taken.getFirst(), "the abstract is in no known language");

    assertThat(queue.depth().parked()).isEqualTo(1);
    assertThat(queue.depth().inFlight()).isEqualTo(1);
    ParkedPaper parked = queue.parked(10).getFirst();
    assertThat(parked.reason()).isEqualTo("the abstract is in no known language");
    assertThat(parked.body()).contains(taken.getFirst().paper().paper().id());
    assertThat(parked.receipt()).isNotBlank();
  }

  @Test
  void putsParkedPapersBackOldestFirst() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    queue.offer(papers(3));
    List<Delivery> taken = takeAll(queue, 3);
    taken.forEach(delivery -> queue.park(delivery, "for a person"));

    int moved = queue.requeueParked(2);

    assertThat(moved).isEqualTo(2);
    assertThat(queue.depth().parked()).isEqualTo(1);
    List<Delivery> again = takeAll(queue, 2);
    assertThat(again)
        .extracting(Delivery::paper)
        .containsExactlyInAnyOrder(taken.get(0).paper(), taken.get(1).paper());
    assertThat(again).extracting(Delivery::deliveries).containsOnly(1);
    assertThat(queue.requeueParked(10)).isEqualTo(1);
    assertThat(queue.requeueParked(10)).isZero();
  }

  @Test
  void putsBackTheParkedPapersThatAreNamed() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    queue.offer(papers(3));
    takeAll(queue, 3).forEach(delivery -> queue.park(delivery, "for a person"));
    List<String> receipts = queue.parked(10).stream().map(ParkedPaper::receipt).toList();

    int moved = queue.requeueParked(List.of(receipts.get(0), receipts.get(2), receipts.get(2)));

    assertThat(moved).isEqualTo(2);
    assertThat(queue.parked(10)).extracting(ParkedPaper::receipt).containsExactly(receipts.get(1));
    assertThat(queue.requeueParked(List.of(receipts.get(0)))).isZero();
    assertThat(queue.depth().ready()).isEqualTo(2);
  }

  @Test
  void countsWhatIsReadyInFlightAndParked() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    assertThat(queue.depth().oldestAgeSeconds()).isNull();
    queue.offer(papers(6));
    List<Delivery> taken = takeAll(queue, 4);
    queue.ack(taken.subList(0, 1));
    queue.park(taken.get(1), "for a person");

    var depth = queue.depth();

    assertThat(depth.ready()).isEqualTo(2);
    assertThat(depth.inFlight()).isEqualTo(2);
    assertThat(depth.parked()).isEqualTo(1);
    assertThat(depth.oldestAgeSeconds()).isBetween(0L, 60L);
  }

  @Test
  void holdsWhatWasOfferedBeforeAPlaceUntilItIsAcknowledgedOrParked() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    queue.offer(papers(3));

    String place = queue.end();

    assertThat(queue.holdsUpTo(place)).isTrue();
    List<Delivery> taken = takeAll(queue, 3);
    queue.ack(taken.subList(0, 1));
    queue.park(taken.get(1), "for a person");
    queue.retryLater(taken.subList(2, 3));
    assertThat(open("b", NEVER, MAX_DELIVERIES).holdsUpTo(place)).isTrue();
    queue.ack(takeAll(queue, 1));
    assertThat(queue.holdsUpTo(place)).isFalse();
  }

  @Test
  void doesNotCountWhatIsOfferedBehindAPlace() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    String beforeAll = queue.end();
    queue.offer(papers(1));
    List<Delivery> first = takeAll(queue, 1);
    String behindTheFirst = queue.end();
    queue.offer(papers(2));
    queue.park(takeAll(queue, 1).getFirst(), "for a person");

    assertThat(queue.holdsUpTo(beforeAll)).isFalse();
    assertThat(queue.holdsUpTo(behindTheFirst)).isTrue();
    queue.ack(first);
    queue.requeueParked(1);
    assertThat(queue.holdsUpTo(behindTheFirst)).isFalse();
    assertThat(queue.holdsUpTo(queue.end())).isTrue();
  }

  @Test
  void givesAPlaceOnceItIsEmptyAgain() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    queue.offer(papers(1));
    queue.ack(takeAll(queue, 1));

    String place = queue.end();
    queue.offer(papers(1));

    assertThat(queue.holdsUpTo(place)).isFalse();
  }

  @Test
  void sharesWorkAmongConsumersWithoutOverlap() throws Exception {
    List<HarvestedPaper> papers = papers(400);
    open("offerer", NEVER, MAX_DELIVERIES).offer(papers);
    List<Callable<List<Delivery>>> consumers =
        IntStream.range(0, 4)
            .mapToObj(n -> open("consumer-" + n, NEVER, MAX_DELIVERIES))
            .map(queue -> (Callable<List<Delivery>>) () -> drain(queue))
            .toList();

    List<Delivery> taken = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Delivery>> each : threads.invokeAll(consumers)) {
        taken.addAll(each.get());
      }
    }

    assertThat(taken).extracting(Delivery::paper).containsExactlyInAnyOrderElementsOf(papers);
    assertThat(open("a", NEVER, MAX_DELIVERIES).depth().backlog()).isZero();
  }

  private static List<Delivery> drain(WorkQueue queue) {
    List<Delivery> taken = new ArrayList<>();
    List<Delivery> some = queue.poll(7, PATIENCE);
    while (!some.isEmpty()) {
      queue.ack(some);
      taken.addAll(some);
      some = queue.poll(7, Duration.ofMillis(300));
    }
    return taken;
  }

  private static void awaitParked(WorkQueue queue, int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          queue.poll(1, Duration.ofMillis(50));
          return queue.depth().parked() == count;
        });
  }
}
