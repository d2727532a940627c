package io.arxivist.fetcher.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.RepeatedBytes;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BoundedLinesTests {
  private static final long GIGABYTE = 1L << 30;

  @Test
  void givesLinesWithAndWithoutAnEnd() throws IOException {
    assertThat(read(bytes("a\n\nbé\r\n c"))).containsExactly("a", "", "bé\r", " c");
    assertThat(read(bytes("a\n"))).containsExactly("a");
    assertThat(read(bytes(""))).isEmpty();
  }

  @Test
  void passesOverAByteOrderMarkBeforeTheFirstLineOnly() throws IOException {
    assertThat(read(bytes("\ufeffa\n\ufeffb"))).containsExactly("a", "\ufeffb");
  }

  @Test
  void findsTheSameLinesInWhateverPiecesTheyCome() throws IOException {
    RandomGenerator random = new SplittableRandom(7);
    for (int round = 0; round < 50; round++) {
      String text = text(random);

      List<String> lines = read(inPieces(text, random));

      assertThat(lines).isEqualTo(Arrays.asList(text.split("\n", -1)));
    }
  }

  @Test
  void readsALineOfFourMebibytesAndRefusesALongerOne() throws IOException {
    String longest = "x".repeat(4 << 20);
    BoundedLines lines = new BoundedLines(bytes(longest + "\n" + longest + "x\nshort"));

    lines.advance();
    assertThat(text(lines)).hasSize(4 << 20);
    lines.advance();
    assertThatThrownBy(lines::line)
        .isInstanceOf(InvalidFieldException.class)
        .hasMessage("line: is longer than 4 MiB");
    lines.advance();
    assertThat(text(lines)).isEqualTo("short");
    assertThat(lines.number()).isEqualTo(3);
  }

  @Test
  void passesALineOfOneGigabyteInConstantMemory() throws IOException {
    InputStream stream =
        new SequenceInputStream(new RepeatedBytes("é", GIGABYTE), bytes("\nshort"));
    BoundedLines lines = new BoundedLines(stream);
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();

    lines.advance();

    System.gc();
    assertThat(runtime.totalMemory() - runtime.freeMemory() - before).isLessThan(20L << 20);
    assertThatThrownBy(lines::line).hasMessage("line: is longer than 4 MiB");
    assertThat(lines.advance()).isTrue();
    assertThat(text(lines)).isEqualTo("short");
    assertThat(lines.advance()).isFalse();
  }

  @Test
  void refusesALineThatIsNotUtf8AndGoesOn() throws IOException {
    BoundedLines lines = new BoundedLines(bytes("fine\n\u00c3\nfine", true));

    lines.advance();
    lines.advance();
    assertThatThrownBy(lines::line).hasMessage("line: is not UTF-8");
    lines.advance();
    assertThat(text(lines)).isEqualTo("fine");
  }

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder("1");
    int length = random.nextInt(1, 300_000);
    while (text.length() < length) {
      text.append("é€x".repeat(random.nextInt(random.nextInt(1, 40_000)))).append('\n');
    }
    return text.append("end").toString();
  }

  private static InputStream inPieces(String text, RandomGenerator random) {
    return new FilterInputStream(bytes(text)) {
      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        return super.read(target, from, Math.min(length, random.nextInt(1, 70_000)));
      }
    };
  }

  private static List<String> read(InputStream stream) throws IOException {
    List<String> read = new ArrayList<>();
    try (BoundedLines lines = new BoundedLines(stream)) {
      while (lines.advance()) {
        read.add(text(lines));
      }
    }
    return read;
  }

  private static String text(BoundedLines lines) {
    return StandardCharsets.UTF_8.decode(lines.line()).toString();
  }

  private static InputStream bytes(String text) {
    return bytes(text, false);
  }

  private static InputStream bytes(String text, boolean latin) {
    return new ByteArrayInputStream(
        text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
  }
}
