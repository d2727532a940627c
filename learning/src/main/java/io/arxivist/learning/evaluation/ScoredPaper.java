package io.arxivist.learning.evaluation;

import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * What a model said of a paper whose categories are known.
 *
 * @param id arXiv id
 * @param categories the authors' categories, the primary one first
 * @param probabilities one for each label of the model
 * @param predictionSet the labels that should hold the primary category
 */
public record ScoredPaper(
    String id, List<String> categories, double[] probabilities, List<String> predictionSet) {
  public ScoredPaper {
    Check.notBlank("id", id);
    categories = List.copyOf(Check.sized("categories", categories, 1, Integer.MAX_VALUE));
    predictionSet = List.copyOf(predictionSet);
  }

  /** The category that the authors put first: the truth. */
  public String truth() {
    return categories.getFirst();
  }

  /** The class of highest probability; the first of equals. */
  public int best() {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return best;
  }

  public double confidence() {
    return probabilities[best()];
  }
}
