package io.arxivist.trainer.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.decision.GateVerdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstModelTests {
  @Test
  void refusesAModelThatDoesNotBeatTheMajorityClass() {
    GateAnswer answer =
        FirstModel.judge(Map.of("top1", 0.2, "majority_top1", 0.2), "the first model");

    assertThat(answer.champion()).isFalse();
    assertThat(answer.findings().getFirst().verdict()).isEqualTo(GateVerdict.FAILED);
    assertThat(answer.reason())
        .isEqualTo(
            "not champion: the first model, but it does not beat the majority class. Top-1 20.0 %"
                + " on later papers, the majority class 20.0 %.");
  }

  @Test
  void refusesAModelThatDoesNotSayHowGoodItIs() {
    GateAnswer answer = FirstModel.judge(Map.of("top1", 0.7), "the first model");

    assertThat(answer.champion()).isFalse();
    assertThat(answer.reason()).contains("does not say whether it beats the majority class");
  }
}
