package io.arxivist.fetcher.localqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.Samples;
import io.arxivist.core.paper.HarvestedPaper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LocalQueueTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<HarvestedPaper> PAPERS = Samples.harvestedPapers(10);

  @TempDir private Path folder;
  private LocalQueue queue;

  @AfterEach
  void close() {
    if (queue != null) {
      queue.close();
    }
  }

  @Test
  void givesPapersOldestFirstAndKeepsThem() {
    queue = open(100);
    queue.append("harvest-1", PAPERS.subList(0, 6));
    queue.append("harvest-1", PAPERS.subList(6, 10));

    assertThat(papers(queue.peek(4))).isEqualTo(PAPERS.subList(0, 4));
    assertThat(papers(queue.peek(100))).isEqualTo(PAPERS);
  }

  @Test
  void forgetsUpToAPlace() {
    queue = open(100);
    queue.append("harvest-1", PAPERS);

    queue.forget(queue.peek(7).getLast().place(), "push-1", 7);

    assertThat(papers(queue.peek(100))).isEqualTo(PAPERS.subList(7, 10));
    assertThat(queue.size()).isEqualTo(3);
  }

  @Test
  void findsEverythingAgainWhenReopened() {
    queue = open(100);
    queue.append("harvest-1", PAPERS);
    queue.forget(queue.peek(2).getLast().place(), "push-1", 2);
    queue.close();

    queue = open(100);

    assertThat(papers(queue.peek(100))).isEqualTo(PAPERS.subList(2, 10));
  }

  @Test
  void neverGivesAPlaceTwice() {
    queue = open(100);
    queue.append("harvest-1", PAPERS.subList(0, 2));
    long last = queue.peek(2).getLast().place();
    queue.forget(last, "push-1", 2);

    queue.append("harvest-1", PAPERS.subList(2, 4));

    assertThat(queue.peek(1).getFirst().place()).isEqualTo(last + 1);
  }

  @Test
  void refusesABatchThatDoesNotFitAndKeepsTheRest() {
    queue = open(10);
    queue.append("harvest-1", PAPERS.subList(0, 8));

    assertThatThrownBy(() -> queue.append("harvest-2", PAPERS.subList(0, 3)))
        .isInstanceOf(LocalQueueFullException.class)
        .hasMessage("local queue sample holds 8 papers and takes at most 10");
    assertThat(queue.size()).isEqualTo(8);
  }

  @Test
  void remembersATransferInTheSameStep() {
    queue = open(100);
    queue.appendMoved("harvest-1", PAPERS.subList(0, 4), 4);
    queue.close();
    queue = open(100);

    assertThat(queue.moved("harvest-1")).isEqualTo(4);
    assertThat(queue.moved("harvest-2")).isZero();
    queue.endTransfer("harvest-1");
    assertThat(queue.moved("harvest-1")).isZero();
  }

  @Test
  void addsEachPaperOfAHarvestOnceHoweverOftenItComes() {
    queue = open(100);
    queue.append("harvest-1", PAPERS.subList(0, 4));
    queue.forget(queue.peek(3).getLast().place(), "push-1", 3);
    queue.close();
    queue = open(100);

    queue.append("harvest-1", PAPERS.subList(0, 6));
    queue.append("harvest-2", PAPERS.subList(0, 1));

    assertThat(papers(queue.peek(100)))
        .containsExactly(PAPERS.get(3), PAPERS.get(4), PAPERS.get(5), PAPERS.get(0));
    assertThat(queue.brought("harvest-1")).isEqualTo(6);
    assertThat(queue.hasBrought("harvest-1", PAPERS.get(5).paper())).isTrue();
    assertThat(queue.hasBrought("harvest-2", PAPERS.get(5).paper())).isFalse();
    assertThat(queue.harvests()).containsExactlyInAnyOrder("harvest-1", "harvest-2");
  }

  @Test
  void forgetsWhatAHarvestHasBroughtAndKeepsThePapers() {
    queue = open(100);
    queue.append("harvest-1", PAPERS);

    queue.forgetHarvest("harvest-1");

    assertThat(queue.harvests()).isEmpty();
    assertThat(queue.brought("harvest-1")).isZero();
    assertThat(queue.size()).isEqualTo(10);
  }

  @Test
  void remembersNothingOfABatchThatDoesNotFit() {
    queue = open(2);

    assertThatThrownBy(() -> queue.append("harvest-1", PAPERS))
        .isInstanceOf(LocalQueueFullException.class);

    assertThat(queue.brought("harvest-1")).isZero();
  }

  @Test
  void remembersHowManyTheLastPushHasTaken() {
    queue = open(100);
    queue.append("harvest-1", PAPERS);
    queue.forget(queue.peek(2).getLast().place(), "push-1", 2);
    queue.close();
    queue = open(100);

    assertThat(queue.taken("push-1")).isEqualTo(2);
    queue.forget(queue.peek(1).getLast().place(), "push-2", 1);
    assertThat(queue.taken("push-1")).isZero();
    assertThat(queue.taken("push-2")).isEqualTo(1);
  }

  @Test
  void refusesASecondOpenerInOneSentence() {
    queue = open(100);

    assertThatThrownBy(() -> open(100))
        .isInstanceOf(LocalQueueException.class)
        .hasMessageContaining("is open in another process");
  }

  @Test
  void refusesAFileThatIsNoQueue() throws Exception {
    Files.writeString(folder.resolve("sample.queue"), "no queue ".repeat(2_000));

    assertThatThrownBy(() -> open(100))
        .isInstanceOf(LocalQueueException.class)
        .hasMessageContaining("sample.queue is a file, not the folder of a local queue");
  }

  @Test
  void keepsItsDiskSmallOverAYearOfDailyPushes() throws Exception {
    queue = new LocalQueue("sample", folder.resolve("sample.queue"), 1_000, JSON, 50_000);
    List<HarvestedPaper> day = Samples.harvestedPapers(200);
    long largest = 0;

    for (int i = 0; i < 365; i++) {
      queue.append("harvest-" + i, day);
      queue.forget(queue.newestPlace(), "push-" + i, day.size());
      queue.forgetHarvest("harvest-" + (i - 7));
      largest = Math.max(largest, bytes());
    }

    /* One day is larger than a segment, so what is left is one segment, or two while it changes. */
    long oneDay = 200 * 600;
    assertThat(largest).isLessThan(2 * (50_000 + oneDay));
    assertThat(queue.harvests()).hasSize(7);
    assertThat(queue.size()).isZero();
  }

  @Test
  void remembersOverSegmentsThatAreGone() {
    queue = new LocalQueue("sample", folder.resolve("sample.queue"), 1_000, JSON, 5_000);
    for (int from = 0; from < 10; from++) {
      queue.append("harvest-1", PAPERS.subList(from, from + 1));
      queue.keepSetting("share", from);
      queue.forget(from + 1);
    }
    String origin = queue.origin();
    queue.append("harvest-2", PAPERS);
    queue.close();
    queue = new LocalQueue("sample", folder.resolve("sample.queue"), 1_000, JSON, 5_000);

    assertThat(queue.brought("harvest-1")).isEqualTo(10);
    assertThat(queue.hasBrought("harvest-1", PAPERS.get(7).paper())).isTrue();
    assertThat(queue.setting("share", 0)).isEqualTo(9);
    assertThat(queue.origin()).isEqualTo(origin);
    assertThat(queue.newestPlace()).isEqualTo(20);
    assertThat(papers(queue.peek(100))).isEqualTo(PAPERS);
  }

  @Test
  void aQueueThatIsMadeAnewHasAnotherOrigin() {
    queue = open(100);
    String before = queue.origin();
    queue.drop();

    queue = open(100);

    assertThat(queue.origin()).isNotEqualTo(before);
  }

  @Test
  void removesItsFileWhenDropped() {
    queue = open(100);
    queue.append("harvest-1", PAPERS);

    queue.drop();

    assertThat(folder.resolve("sample.queue")).doesNotExist();
  }

  private long bytes() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("sample.queue"))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private LocalQueue open(long bound) {
    return new LocalQueue("sample", folder.resolve("sample.queue"), bound, JSON);
  }

  private static List<HarvestedPaper> papers(List<StoredPaper> stored) {
    return stored.stream().map(StoredPaper::paper).toList();
  }
}
