package io.arxivist.trainer.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import io.arxivist.core.registry.Run;
import io.arxivist.trainer.TrainerProperties;
import io.arxivist.trainer.publication.ChampionGate.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChampionGateTests {
  private final ChampionGate gate =
      new ChampionGate(
          new TrainerProperties(
              Path.of("unused"),
              Path.of("unused"),
              new TrainerProperties.Candidates(5, Duration.ofDays(30)),
              200,
              1_000,
              new TrainerProperties.Embedding(10_000, 30_000),
              new TrainerProperties.Gate(0.01)));

  @Test
  void crownsTheFirstModel() {
    Decision decision = gate.decide(top1(0.1), Optional.empty());

    assertThat(decision).isEqualTo(new Decision(true, "champion: the first model"));
  }

  @Test
  void crownsAModelThatIsWorseByLessThanTheMargin() {
    Decision decision = gate.decide(top1(0.695), Optional.of(run(top1(0.70))));

    assertThat(decision.champion()).isTrue();
  }

  @Test
  void refusesAModelThatIsWorseByMoreThanTheMargin() {
    Decision decision = gate.decide(top1(0.68), Optional.of(run(top1(0.70))));

    assertThat(decision.champion()).isFalse();
    assertThat(decision.reason())
        .isEqualTo(
            "not champion: top-1 68.0 % in its own evaluation, the champion's was 70.0 %; the"
                + " margin is 1.0 points, with no paired test on one slice");
  }

  @Test
  void refusesAModelThatDoesNotSayHowGoodItIs() {
    assertThat(gate.decide(Map.of(), Optional.of(run(top1(0.70)))).champion()).isFalse();
  }

  private static Map<String, Double> top1(double value) {
    return Map.of("top1", value);
  }

  private static Run run(Map<String, Double> metrics) {
    return new Run("run", "run", Samples.START, null, Map.of(), metrics, Map.of());
  }
}
