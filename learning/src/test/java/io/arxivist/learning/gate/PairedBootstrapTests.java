package io.arxivist.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.learning.gate.PairedBootstrap.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedBootstrapTests {
  /*
   * The bootstrap of 100 papers, of which the challenger alone has 8 and the champion alone 6, is a
   * sum of 100 draws of +1 (chance .08), -1 (.06) and 0. Its exact distribution, by convolution:
   * P(sum <= -5) = .0398, P(sum <= -4) = .0690; P(sum <= 7) = .9297, P(sum <= 8) = .9588.
   */
  @Test
  void itsEndsAreTheQuantilesOfTheExactDistribution() {
    PairedAnswers papers = GateSamples.counted(60, 6, 8, 26);

    Interval interval = bootstrap(papers, 20_000, 7).interval(0, 0.05);

    assertThat(interval.low()).isCloseTo(-0.04, within(1e-12));
    assertThat(interval.high()).isCloseTo(0.08, within(1e-12));
  }

  @Test
  void modelsThatNeverDifferHaveNoWidth() {
    PairedAnswers papers = GateSamples.counted(60, 0, 0, 40);

    assertThat(bootstrap(papers, 1_000, 7).interval(0, 0.05)).isEqualTo(new Interval(0, 0));
  }

  @Test
  void theSameSeedGivesTheSameEndsAndAnotherSeedOthers() {
    PairedAnswers papers = GateSamples.drawn(2_000, 0.7, 0.3, 1);

    Interval first = bootstrap(papers, 500, 7).interval(0, 0.05);

    assertThat(bootstrap(papers, 500, 7).interval(0, 0.05)).isEqualTo(first);
    assertThat(bootstrap(papers, 500, 8).interval(0, 0.05)).isNotEqualTo(first);
  }

  private static PairedBootstrap bootstrap(PairedAnswers papers, int replicates, long seed) {
    return new PairedBootstrap(List.of(Measures.top1(papers)), papers.size(), replicates, seed);
  }
}
