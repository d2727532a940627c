package io.arxivist.fetcher.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintsTests {

  @Test
  void knowsEveryTextItHasMetAndNoOther() {
    Fingerprints met = new Fingerprints();

    assertThat(ids(0)).allMatch(met::add);
    assertThat(ids(0)).noneMatch(met::add);
    assertThat(ids(100_000)).allMatch(met::add);
  }

  private static IntStream numbers(int first) {
    return IntStream.range(first, first + 100_000);
  }

  private static Stream<String> ids(int first) {
    return numbers(first).mapToObj(number -> "2611.%05dv1".formatted(number));
  }
}
