package io.arxivist.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {
  private final Figures figures = new Figures(Clock.systemUTC());

  @ParameterizedTest
  @CsvSource({"0.475, 0.475", "6.9634, 6.963", "1, 1.000", "240, 240", "20000, '20,000'", "NaN, –"})
  void aMetricHasThreeDecimalsUnlessItIsACount(double value, String shown) {
    assertThat(figures.metric(value)).isEqualTo(shown);
  }
}
