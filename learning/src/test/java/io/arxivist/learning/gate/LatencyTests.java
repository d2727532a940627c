package io.arxivist.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LatencyTests {
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void takesTheMedianOfRoundsInTurns() {
    StringBuilder turns = new StringBuilder();
    Runnable champion = () -> take(turns, 'A', 10_000_000);
    Runnable challenger = () -> take(turns, 'B', 25_000_000);

    Latency latency = Latency.measure(champion, challenger, 10, nanos::get);

    assertThat(latency.champion()).isCloseTo(0.001, within(1e-12));
    assertThat(latency.challenger()).isCloseTo(0.0025, within(1e-12));
    assertThat(latency.ratio()).isCloseTo(2.5, within(1e-12));
    assertThat(turns).hasToString("ABABBAABBAAB");
  }

  @Test
  void aTaskTooShortForTheClockStillHasARatio() {
    assertThat(Latency.measure(() -> {}, () -> {}, 1, nanos::get).ratio()).isEqualTo(1);
  }

  @Test
  void onlyWhatIsSlowerAndFeltIsTooSlow() {
    assertThat(verdict(new Latency(0.004, 0.016, 4))).isEqualTo(GateVerdict.FAILED);
    assertThat(verdict(new Latency(0.006, 0.016, 2.7))).isEqualTo(GateVerdict.PASSED);
    assertThat(verdict(new Latency(0.0001, 0.004, 40))).isEqualTo(GateVerdict.PASSED);
  }

  @Test
  void saysHowManyTimesAsLong() {
    GateFinding finding = LatencyFinding.of(new Latency(0.004, 0.016, 4), GateSamples.SETTINGS);

    assertThat(finding.difference()).isEqualTo(3);
    assertThat(finding.margin()).isEqualTo(2);
    assertThat(finding.explanation())
        .isEqualTo(
            "16.00 ms for a classification, the champion 4.00 ms: 4.0 times as long; allowed are"
                + " 3.0 times, or less than 5.0 ms.");
  }

  private static GateVerdict verdict(Latency latency) {
    return LatencyFinding.of(latency, GateSamples.SETTINGS).verdict();
  }

  private void take(StringBuilder turns, char who, long time) {
    turns.append(who);
    nanos.addAndGet(time);
  }
}
