package io.arxivist.learning.gate;

import io.arxivist.core.validation.Check;
import io.arxivist.learning.model.PaperClassifier;
import java.util.List;

/**
 * What one model said of a paper whose category is known.
 *
 * @param predicted its best category
 * @param confidence the probability of that
 * @param truthProbability what it gave the authors' category; 0 where it does not know that
 * @param covered whether its prediction set holds the authors' category
 */
public record ModelAnswer(
    String predicted, double confidence, double truthProbability, boolean covered) {
  public ModelAnswer {
    Check.notBlank("predicted", predicted);
  }

  /** Reduces an answer to what a gate compares. */
  public static ModelAnswer of(List<String> labels, PaperClassifier.Answer answer, String truth) {
    double[] probabilities = answer.probabilities();
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    int known = labels.indexOf(truth);
    return new ModelAnswer(
        labels.get(best),
        probabilities[best],
        known < 0 ? 0 : probabilities[known],
        answer.predictionSet().contains(truth));
  }
}
