package io.arxivist.learning.calibration;

import io.arxivist.core.validation.Check;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The least probability with which a class belongs to the prediction set: split conformal
 * prediction with the smallest sets on average (Sadinle, Lei and Wasserman, JASA 114, 2019).
 *
 * @param probability classes at or above it are in the set
 */
public record ConformalThreshold(double probability) {
  public ConformalThreshold {
    Check.within("conformalThreshold", probability, 0, 1);
  }

  /**
   * The threshold that keeps the promise on papers exchangeable with the given ones, whatever the
   * model.
   *
   * @param trueProbabilities what the model gave the true class of held-out papers; 0 where it does
   *     not know the class
   * @param coverage the promised share of sets that hold the true class
   */
  public static ConformalThreshold of(double[] trueProbabilities, double coverage) {
    double[] ascending = trueProbabilities.clone();
    Arrays.sort(ascending);
    /* ceil((n + 1) coverage) of n papers must be covered: the finite-sample quantile. */
    int covered = (int) Math.ceil((ascending.length + 1) * coverage - 1e-9);
    int excluded = ascending.length - covered;
    return new ConformalThreshold(excluded < 0 ? 0 : ascending[excluded]);
  }

  /** The classes of the set, most probable first; never empty. */
  public int[] members(double[] probabilities) {
    int[] ranked =
        IntStream.range(0, probabilities.length)
            .filter(k -> probabilities[k] >= probability)
            .boxed()
            .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    return ranked.length > 0 ? ranked : new int[] {best(probabilities)};
  }

  private static int best(double[] probabilities) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return best;
  }
}
