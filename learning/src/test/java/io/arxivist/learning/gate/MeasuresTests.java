package io.arxivist.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.learning.model.PaperClassifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTests {
  private static final ModelAnswer RIGHT = new ModelAnswer("a", 0.8, 0.8, true);
  private static final ModelAnswer WRONG = new ModelAnswer("b", 0.6, 0.25, false);
  private static final int[] ONCE = {1, 1, 1, 1};

  /* The champion is right on the first three of four papers of category a, the other on one. */
  private static final PairedAnswers PAPERS =
      new PairedAnswers(
          List.of("a", "a", "a", "a"),
          List.of(RIGHT, RIGHT, RIGHT, WRONG),
          List.of(RIGHT, WRONG, WRONG, WRONG));

  @Test
  void top1IsTheShareOfRightAnswers() {
    PairedMeasure top1 = Measures.top1(PAPERS);

    assertThat(top1.champion(ONCE)).isEqualTo(0.75);
    assertThat(top1.challenger(ONCE)).isEqualTo(0.25);
    assertThat(top1.difference(ONCE)).isEqualTo(-0.5);
    /* Twice the first paper and thrice the last: 2 of 5 and 2 of 5. */
    assertThat(top1.difference(new int[] {2, 0, 0, 3})).isZero();
  }

  /* (3 x -ln .8 + -ln .25) / 4 = (3 x .22314 + 1.38629) / 4 = .51393. */
  @Test
  void logLossIsTheMeanOfTheTruthsLogarithms() {
    assertThat(Measures.logLoss(PAPERS).champion(ONCE)).isCloseTo(0.51393, within(1e-5));
  }

  @Test
  void coverageIsTheShareOfSetsWithTheTruth() {
    assertThat(Measures.coverage(PAPERS).difference(ONCE)).isEqualTo(-0.5);
  }

  /* Champion: 3 right at .8 and 1 wrong at .6 are two bins: (|3 - 2.4| + |0 - .6|) / 4 = .3.
   * Challenger: 1 right at .8 and 3 wrong at .6: (|1 - .8| + |0 - 1.8|) / 4 = .5. */
  @Test
  void calibrationErrorIsTheGapBetweenConfidenceAndAccuracy() {
    PairedMeasure error = Measures.calibrationError(PAPERS);

    assertThat(error.champion(ONCE)).isCloseTo(0.3, within(1e-12));
    assertThat(error.challenger(ONCE)).isCloseTo(0.5, within(1e-12));
  }

  /* Category b is nobody's truth: F1 of a is 2 x 3 / (4 + 3) and 2 x 1 / (4 + 1). */
  @Test
  void f1IsTheHarmonicMeanOfPrecisionAndRecall() {
    PairedMeasure f1 = Measures.f1("a", PAPERS);

    assertThat(f1.champion(ONCE)).isCloseTo(6.0 / 7, within(1e-12));
    assertThat(f1.challenger(ONCE)).isCloseTo(0.4, within(1e-12));
    assertThat(Measures.f1("c", PAPERS).champion(ONCE)).isZero();
  }

  @Test
  void anAnswerIsReducedToItsBestAndItsTruth() {
    PaperClassifier.Answer answer =
        new PaperClassifier.Answer(new double[] {0.2, 0.5, 0.3}, List.of("b", "c"), false);
    List<String> labels = List.of("a", "b", "c");

    assertThat(ModelAnswer.of(labels, answer, "c")).isEqualTo(new ModelAnswer("b", 0.5, 0.3, true));
    assertThat(ModelAnswer.of(labels, answer, "unknown"))
        .isEqualTo(new ModelAnswer("b", 0.5, 0, false));
  }
}
