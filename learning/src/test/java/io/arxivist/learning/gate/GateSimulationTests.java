package io.arxivist.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.decision.GateVerdict;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * How often the gate opens, over many made-up pairs of models of which the truth is known. Two
 * models that go apart on 30 % of the papers differ in 12.6 % of the answers' correctness.
 */
class GateSimulationTests {
  private static final int TRIALS = 100;
  private static final GateSettings SETTINGS =
      new GateSettings(0.02, 0.02, 0.1, 0.03, 0.1, List.of(), 10, 50, 3, 0.005, 0.05, 300, 7);

  /* SE .0079 of the difference: P(Z > (1.645 x .0079 - .02) / .0079) = P(Z > -.89) = .81. */
  @Test
  void aModelOfTheSameQualityIsAcceptedFourTimesOfFiveOnTwoThousandPapers() {
    assertThat(accepted(2_000, 0.70, TRIALS)).isBetween(0.70, 0.92);
  }

  /* SE .0035: P(Z > -4.0). */
  @Test
  void aModelOfTheSameQualityIsAcceptedOnTenThousandPapers() {
    assertThat(accepted(10_000, 0.70, 20)).isGreaterThan(0.95);
  }

  /* P(Z > (.01 + 1.645 x .0079) / .0079) = P(Z > 2.9) = .002. */
  @Test
  void aModelThatIsWorseByThreePointsIsRefusedOnTwoThousandPapers() {
    assertThat(accepted(2_000, 0.67, TRIALS)).isLessThan(0.03);
  }

  /* At the margin itself the promise is 5 %. */
  @Test
  void aModelThatIsWorseByTheMarginIsAcceptedRarely() {
    assertThat(accepted(2_000, 0.68, TRIALS)).isLessThan(0.11);
  }

  private static double accepted(int papers, double challenger, int trials) {
    Gate gate = new Gate(SETTINGS);
    long count =
        LongStream.range(0, trials)
            .filter(trial ->
                gate
                    .judge(GateSamples.drawn(papers, challenger, 0.3, trial), GateSamples.SAME)
                    .stream()
                    .allMatch(finding -> finding.verdict() == GateVerdict.PASSED))
            .count();
    return (double) count / trials;
  }
}
