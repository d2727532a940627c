package io.arxivist.fetcher.localqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.Samples;
import io.arxivist.core.paper.HarvestedPaper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    queue.append(PAPERS.subList(0, 6));
    queue.append(PAPERS.subList(6, 10));

    assertThat(papers(queue.peek(4))).isEqualTo(PAPERS.subList(0, 4));
    assertThat(papers(queue.peek(100))).isEqualTo(PAPERS);
  }

  @Test
  void forgetsUpToAPlace() {
    queue = open(100);
    queue.append(PAPERS);

    queue.forget(queue.peek(7).getLast().sequence());

    assertThat(papers(queue.peek(100))).isEqualTo(PAPERS.subList(7, 10));
    assertThat(queue.size()).isEqualTo(3);
  }

  @Test
  void findsEverythingAgainWhenReopened() {
    queue = open(100);
    queue.append(PAPERS);
    queue.forget(queue.peek(2).getLast().sequence());
    queue.close();

    queue = open(100);

    assertThat(papers(queue.peek(100))).isEqualTo(PAPERS.subList(2, 10));
  }

  @Test
  void neverGivesAPlaceTwice() {
    queue = open(100);
    queue.append(PAPERS.subList(0, 2));
    long last = queue.peek(2).getLast().sequence();
    queue.forget(last);

    queue.append(PAPERS.subList(2, 4));

    assertThat(queue.peek(1).getFirst().sequence()).isEqualTo(last + 1);
  }

  @Test
  void refusesABatchThatDoesNotFitAndKeepsTheRest() {
    queue = open(10);
    queue.append(PAPERS.subList(0, 8));

    assertThatThrownBy(() -> queue.append(PAPERS.subList(0, 3)))
        .isInstanceOf(LocalQueueFullException.class)
        .hasMessage("local queue sample holds 8 papers and takes at most 10: push it first");
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
        .hasMessageContaining("sample.queue cannot be opened");
  }

  @Test
  void removesItsFileWhenDropped() {
    queue = open(100);
    queue.append(PAPERS);

    queue.drop();

    assertThat(folder.resolve("sample.queue")).doesNotExist();
  }

  private LocalQueue open(long bound) {
    return new LocalQueue("sample", folder.resolve("sample.queue"), bound, JSON);
  }

  private static List<HarvestedPaper> papers(List<StoredPaper> stored) {
    return stored.stream().map(StoredPaper::paper).toList();
  }
}
