package io.arxivist.fetcher.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTests {

  /* exp(-n KL) by hand, for instance n = 3, k = 2, allowed 0.02: KL = 2/3 ln(33.33) + 1/3 ln(0.3401)
   * = 2.338 - 0.359 = 1.978, exp(-5.935) = 0.0026. For k = n it is allowed to the power of n. */
  @ParameterizedTest
  @CsvSource({
    "0.02, 0, 1000000, false",
    "0.02, 1, 1, false",
    "0.02, 1, 3, false",
    "0.02, 2, 2, true",
    "0.02, 2, 3, true",
    "0.02, 2, 12, false",
    "0.02, 3, 12, true",
    "0.02, 20, 1000, false",
    "0.02, 34, 1000, false",
    "0.02, 35, 1000, true",
    "0.02, 3000000, 3000000, true",
    "0.05, 2, 3, false",
    "0.5, 9, 10, false",
    "0.5, 10, 10, true",
    "0, 1, 1000000, true",
    "1, 5, 5, false"
  })
  void isWeighedByHowManyRecordsWereSeen(
      double allowed, long violations, long inspected, boolean above) {
    assertThat(Evidence.isAbove(allowed, violations, inspected)).isEqualTo(above);
  }
}
