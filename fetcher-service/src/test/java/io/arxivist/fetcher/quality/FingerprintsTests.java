package io.arxivist.fetcher.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FingerprintsTests {

  @Test
  void rememberWhoseATextWasFirst() {
    Fingerprints seen = new Fingerprints();
    long text = Fingerprints.hash("a title", "an abstract");

    assertThat(seen.claim(text, 7)).isEqualTo(7);
    assertThat(seen.claim(text, 8)).isEqualTo(7);
    assertThat(seen.claim(Fingerprints.hash("a titlea", "n abstract"), 8)).isEqualTo(8);
  }

  @Test
  void rememberEachOfManyTexts() {
    Fingerprints seen = new Fingerprints();

    LongStream.range(0, 100_000)
        .forEach(i -> assertThat(seen.claim(Fingerprints.hash("text " + i), i)).isEqualTo(i));

    assertThat(LongStream.range(0, 100_000))
        .allMatch(i -> seen.claim(Fingerprints.hash("text " + i), -1) == i);
  }

  @Test
  void rememberTheFirstOnceTheyAreFull() {
    Fingerprints seen = new Fingerprints(1 << 10);

    LongStream.range(0, 5_000).forEach(i -> seen.claim(Fingerprints.hash("text " + i), i));

    assertThat(
            LongStream.range(0, 5_000)
                .filter(i -> seen.claim(Fingerprints.hash("text " + i), -1) == i))
        .hasSize(768)
        .allMatch(i -> i < 768);
  }

  @Test
  void takeTheHashThatMarksAFreePlace() {
    Fingerprints seen = new Fingerprints();

    assertThat(seen.claim(0, 7)).isEqualTo(7);
    assertThat(seen.claim(0, 8)).isEqualTo(7);
  }
}
