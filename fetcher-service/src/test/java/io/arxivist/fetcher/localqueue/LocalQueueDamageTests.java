package io.arxivist.fetcher.localqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.Samples;
import io.arxivist.core.paper.HarvestedPaper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Real files of a queue, damaged or cut at many places. */
class LocalQueueDamageTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<HarvestedPaper> PAPERS = Samples.harvestedPapers(60);
  private static final int SEGMENT_BYTES = 6_000;
  private static final int BATCH = 6;
  private static final long SEED = 20_261_127;
  private static final int DAMAGES = 400;

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private Path intact;

  @BeforeEach
  void write() {
    intact = folder.resolve("intact");
    try (LocalQueue queue = open(intact)) {
      for (int from = 0; from < PAPERS.size(); from += BATCH) {
        queue.append("harvest-1", PAPERS.subList(from, from + BATCH));
      }
      queue.forget(5, "push-1", 5);
    }
  }

  @Test
  void theSampleHasSeveralSegments() throws IOException {
    assertThat(segments(intact)).hasSizeGreaterThan(2);
  }

  @Test
  void refusesAFlippedBitWhereverItIs() throws IOException {
    for (int i = 0; i < DAMAGES; i++) {
      Path file = any(files(intact));
      int at = random.nextInt((int) Files.size(file));
      byte mask = (byte) (1 << random.nextInt(Byte.SIZE));
      Path copy = copy(intact);
      Path damaged = copy.resolve(file.getFileName());
      byte[] bytes = Files.readAllBytes(damaged);
      bytes[at] ^= mask;
      Files.write(damaged, bytes);

      assertRefused(copy, "seed " + SEED + ", damage " + i + ": " + file + " at byte " + at);
    }
  }

  @Test
  void refusesAFileThatIsCutShort() throws IOException {
    for (int i = 0; i < DAMAGES; i++) {
      Path file = any(files(intact));
      int length = random.nextInt((int) Files.size(file));
      Path copy = copy(intact);
      cut(copy.resolve(file.getFileName()), length);

      assertRefused(copy, "seed " + SEED + ", cut " + i + ": " + file + " at byte " + length);
    }
  }

  @Test
  void refusesAMissingFile() throws IOException {
    for (Path file : files(intact)) {
      Path copy = copy(intact);
      Files.delete(copy.resolve(file.getFileName()));

      assertRefused(copy, file + " deleted");
    }
  }

  @Test
  void cutsOffARecordThatACrashTore() throws IOException {
    Path before = copy(intact);
    append(intact);
    Path last = segments(intact).getLast();
    byte[] after = Files.readAllBytes(last);
    int whole = (int) Files.size(before.resolve(last.getFileName()));
    assertThat(after.length).isGreaterThan(whole);

    for (int length = whole; length < after.length; length += 1 + random.nextInt(23)) {
      Path torn = copy(before);
      Files.write(torn.resolve(last.getFileName()), Arrays.copyOf(after, length));

      assertGoesOn(torn, PAPERS.size());
    }
  }

  @Test
  void cutsOffARecordWhoseBytesNeverReachedTheDisk() throws IOException {
    Path before = copy(intact);
    append(intact);
    Path last = segments(intact).getLast();
    int whole = (int) Files.size(before.resolve(last.getFileName()));
    byte[] zeroed = Files.readAllBytes(last);
    Arrays.fill(zeroed, whole + 4, zeroed.length, (byte) 0);
    Path torn = copy(before);
    Files.write(torn.resolve(last.getFileName()), zeroed);

    assertGoesOn(torn, PAPERS.size());
  }

  @Test
  void keepsARecordThatWasWrittenWholeBeforeACrash() throws IOException {
    Path before = copy(intact);
    append(intact);
    Path last = segments(intact).getLast();
    Files.write(before.resolve(last.getFileName()), Files.readAllBytes(last));

    assertGoesOn(before, PAPERS.size() + 1);
  }

  @Test
  void goesOnFromASegmentWhoseBeginningACrashTore() throws IOException {
    Path last = segments(intact).getLast();
    long next = Segment.number(last) + 1;
    try (LocalQueue queue = open(copy(intact))) {
      assertThat(Segment.path(queue.path(), next)).doesNotExist();
    }
    byte[] begun = Files.readAllBytes(last);

    for (int length = 0; length < 40; length += 3) {
      Path torn = copy(intact);
      Files.write(Segment.path(torn, next), Arrays.copyOf(begun, length));

      assertGoesOn(torn, PAPERS.size());
    }
  }

  private static void append(Path queue) {
    try (LocalQueue open = open(queue)) {
      open.append("harvest-1", List.of(Samples.harvestedPapers(61).getLast()));
    }
  }

  private void assertRefused(Path queue, String what) throws IOException {
    List<ByteBuffer> before = contents(queue);

    assertThatThrownBy(() -> open(queue))
        .as(what)
        .isInstanceOf(LocalQueueException.class)
        .hasMessageContaining("is damaged")
        .hasMessageContaining("docs/operations.md");
    /* The file committed may be made where it was missing, but no paper is touched. */
    assertThat(contents(queue)).as(what).isEqualTo(before);
  }

  private void assertGoesOn(Path torn, int papers) {
    try (LocalQueue queue = open(torn)) {
      assertThat(queue.size()).isEqualTo(papers - 5);
      assertThat(queue.brought("harvest-1")).isEqualTo(papers);
      queue.append("harvest-2", PAPERS.subList(0, 1));
    }
    try (LocalQueue queue = open(torn)) {
      assertThat(queue.peek(100)).extracting(StoredPaper::place).hasSize(papers - 4);
      assertThat(queue.peek(100).getLast().paper()).isEqualTo(PAPERS.getFirst());
    }
  }

  private Path any(List<Path> files) {
    return files.get(random.nextInt(files.size()));
  }

  /* Without the lock, which is empty. */
  private static List<Path> files(Path queue) throws IOException {
    try (Stream<Path> files = Files.list(queue)) {
      return files.filter(file -> !file.endsWith("lock")).sorted().toList();
    }
  }

  private static List<Path> segments(Path queue) throws IOException {
    return files(queue).stream().filter(Segment::isSegment).toList();
  }

  private static List<ByteBuffer> contents(Path queue) throws IOException {
    List<ByteBuffer> contents = new ArrayList<>();
    for (Path segment : segments(queue)) {
      contents.add(ByteBuffer.wrap(Files.readAllBytes(segment)));
    }
    return contents;
  }

  private Path copy(Path queue) throws IOException {
    Path copy = Files.createTempDirectory(folder, "copy");
    for (Path file : files(queue)) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    return copy;
  }

  private static void cut(Path file, int length) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }

  private static LocalQueue open(Path path) {
    return new LocalQueue("sample", path, 1_000, JSON, SEGMENT_BYTES);
  }
}
