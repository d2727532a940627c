package io.arxivist.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.ExplainedCategory;
import io.arxivist.core.classification.Explanation;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.classification.TermContribution;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.SyntheticCorpus;
import io.arxivist.learning.calibration.AbstentionRule;
import io.arxivist.learning.calibration.Calibration;
import io.arxivist.learning.calibration.ConformalThreshold;
import io.arxivist.learning.calibration.Temperature;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.linear.LinearModel;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionExplainerTests {
  private static final double EXACT = 1e-5;
  private static final PaperText PRIMES = new PaperText("Primes", "of primes");
  private static final Embedding VECTOR = new Embedding("toy", new float[] {1, 0});

  @Test
  void tellsTheTermsAgainstTheAverageCategory() {
    Explanation explanation = toy(0.5).explain(PRIMES, null);

    /* Vector (0, 1), weights (0, 2), mean 1; in units of the temperature 0.5: 2 for one, -2. */
    assertThat(explanation.knownTerms()).isEqualTo(1);
    assertThat(explanation.categories())
        .containsExactly(
            new ExplainedCategory(
                "math.NT", 2.5, 0.5, 0, List.of(new TermContribution("primes", 2)), 0),
            new ExplainedCategory(
                "cs.CV", -2.5, -0.5, 0, List.of(new TermContribution("primes", -2)), 0));
  }

  @Test
  void tellsTheEncodersPart() {
    Explanation explanation = toy(0.5).explain(PRIMES, VECTOR);

    /* Words -1.25 and 1.25 off the mean, vector 3 and 0, thus 1.5 and -1.5; temperature 1. */
    assertThat(explanation.categories())
        .containsExactly(
            new ExplainedCategory(
                "cs.CV", 0.25, -0.25, 1.5, List.of(new TermContribution("primes", -1)), 0),
            new ExplainedCategory(
                "math.NT", -0.25, 0.25, -1.5, List.of(new TermContribution("primes", 1)), 0));
  }

  /* A softmax of the scores gives back the probabilities, whose calibration changes nothing here. */
  @Test
  void partsAddUpToWhatTheProbabilitiesAreMadeOf() {
    PaperClassifier model = trained();
    for (LabelledPaper paper : SyntheticCorpus.papers(20, 99)) {
      Explanation explanation = model.explain(paper.text(), null);
      Classification classification = model.classify(paper.text(), null);

      assertThat(explanation.categories())
          .extracting(ExplainedCategory::category)
          .isEqualTo(
              classification.categories().stream().limit(3).map(RankedCategory::category).toList());
      assertThat(explanation.categories())
          .allSatisfy(
              category -> assertThat(sum(category)).isCloseTo(category.score(), within(EXACT)));
      ExplainedCategory second = explanation.categories().get(1);
      ExplainedCategory third = explanation.categories().get(2);
      double odds =
          classification.categories().get(1).probability()
              / classification.categories().get(2).probability();
      assertThat(second.score() - third.score()).isCloseTo(Math.log(odds), within(EXACT));
    }
  }

  private static double sum(ExplainedCategory category) {
    return category.prior()
        + category.encoder()
        + category.otherTerms()
        + category.terms().stream().mapToDouble(TermContribution::contribution).sum();
  }

  /* The made-up papers are told apart so well that a fitted temperature leaves nothing to see. */
  private static PaperClassifier trained() {
    PaperClassifier sure =
        ModelTrainer.train(
                SyntheticCorpus.papers(600, 3), TrainingSettings.usual(7), TrainingListener.NONE)
            .classifier();
    ModelSettings doubtful =
        new ModelSettings(
            sure.labels(),
            sure.settings().titleWeight(),
            new Calibration(new Temperature(1), 0.8, 0.1),
            sure.settings().conformal(),
            sure.settings().coverage(),
            sure.settings().abstention(),
            null);
    return new PaperClassifier(sure.vocabulary(), sure.words(), null, doubtful);
  }

  private static PaperClassifier toy(double temperature) {
    ModelSettings settings =
        new ModelSettings(
            List.of("cs.CV", "math.NT"),
            1,
            new Calibration(new Temperature(temperature), 1, 0),
            new ConformalThreshold(0.2),
            0.9,
            new AbstentionRule(0.1),
            null);
    return new PaperClassifier(
        new Vocabulary(List.of("pixels", "primes"), new int[] {1, 1}, 2),
        new LinearModel(new float[] {2, 0, 0, 2}, new float[] {0, 0.5f}),
        new LinearModel(new float[] {3, 0, 0, 3}, new float[] {0, 0}),
        settings.with(
            new EncoderSettings(
                "toy", new Calibration(new Temperature(1), 1, 0), new ConformalThreshold(0.3))));
  }
}
