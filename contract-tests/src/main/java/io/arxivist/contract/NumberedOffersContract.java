package io.arxivist.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.queue.Delivery;
import io.arxivist.core.queue.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The part of {@link WorkQueueContract} about papers of an origin that numbers them. */
abstract class NumberedOffersContract {
  /** Longer than any test runs, so that nothing is delivered twice unasked. */
  static final Duration NEVER = Duration.ofMinutes(10);

  static final Duration PATIENCE = Duration.ofSeconds(5);
  static final int MAX_DELIVERIES = 3;

  /**
   * Opens the queue as one of its consumers.
   *
   * @param reclaimAfter how long an unacknowledged delivery stays with a consumer
   * @param maxDeliveries how often a paper is delivered before it is parked
   */
  protected abstract WorkQueue open(String consumer, Duration reclaimAfter, int maxDeliveries);

  @Test
  void takesEachPlaceOfAnOriginOnce() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);
    List<HarvestedPaper> papers = papers(6);

    assertThat(queue.offer("disk-1", 1, papers.subList(0, 3))).isEqualTo(3);
    assertThat(queue.offer("disk-1", 1, papers.subList(0, 3))).isZero();
    assertThat(queue.offer("disk-1", 2, papers.subList(1, 5))).isEqualTo(2);
    assertThat(queue.offer("disk-1", 6, papers.subList(5, 6))).isEqualTo(1);
    assertThat(queue.offer("disk-1", 7, List.of())).isZero();

    assertThat(takeAll(queue, 6))
        .extracting(Delivery::paper)
        .containsExactlyInAnyOrderElementsOf(papers);
    assertThat(queue.depth().ready()).isZero();
  }

  @Test
  void takesAPlaceOnceWhoeverOffersIt() throws Exception {
    List<HarvestedPaper> papers = papers(200);
    Callable<Integer> offer =
        () -> open("offerer", NEVER, MAX_DELIVERIES).offer("disk-1", 1, papers);

    int added = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> each : threads.invokeAll(Collections.nCopies(4, offer))) {
        added += each.get();
      }
    }

    assertThat(added).isEqualTo(200);
    assertThat(open("a", NEVER, MAX_DELIVERIES).depth().ready()).isEqualTo(200);
  }

  @Test
  void knowsThePlacesOfTwoOriginsApart() {
    WorkQueue queue = open("a", NEVER, MAX_DELIVERIES);

    queue.offer("disk-1", 1, papers(2));

    assertThat(queue.offer("disk-2", 1, papers(2))).isEqualTo(2);
    queue.ack(takeAll(queue, 4));
    assertThat(queue.offer("disk-1", 1, papers(2))).isZero();
  }

  /** Papers that differ in id and title; the same for the same number. */
  protected static List<HarvestedPaper> papers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(NumberedOffersContract::paper).toList();
  }

  private static HarvestedPaper paper(int number) {
    Paper paper =
        new Paper(
            "2503.%05d".formatted(number),
            1,
            "On the number " + number + " – “naïvely” \uD83D\uDCC8",
            "We study the number " + number + " and quote \"it\".",
            List.of("math.NT", "cs.DM"),
            List.of("Ada Example"),
            LocalDate.of(2025, 3, 3),
            null);
    return new HarvestedPaper(paper, "file", Instant.parse("2025-03-04T05:06:07.089Z"));
  }

  static List<Delivery> takeAll(WorkQueue queue, int count) {
    List<Delivery> taken = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .until(() -> {
          taken.addAll(queue.poll(count - taken.size(), PATIENCE));
          return taken.size() >= count;
        });
    return taken;
  }
}
