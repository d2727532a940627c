package io.arxivist.fetcher.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintTests {

  @Test
  void tellsTheBordersOfPartsApart() {
    assertThat(Fingerprint.of("a title", "an abstract"))
        .isEqualTo(Fingerprint.of("a title", "an abstract"))
        .isNotEqualTo(Fingerprint.of("a titlea", "n abstract"))
        .isNotEqualTo(Fingerprint.of("a titlean abstract"));
  }

  @Test
  void tellsIdsApartThatAreAlmostAlike() {
    long[] ids =
        IntStream.range(0, 200_000)
            .mapToLong(number -> Fingerprint.of("2611.%05dv1".formatted(number)))
            .distinct()
            .toArray();

    assertThat(ids).hasSize(200_000);
  }
}
