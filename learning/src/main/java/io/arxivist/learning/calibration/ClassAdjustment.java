package io.arxivist.learning.calibration;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What each class's decision value is multiplied by, and what is added to it, before the
 * temperature (vector scaling: Guo et al., ICML 2017). The additions give held-out papers each
 * class as often as they have it. The factors make up for a descent that ends early: it leaves the
 * weights of rare classes smaller than those of frequent ones.
 *
 * @param scales one for each class; 1 changes nothing
 * @param biases one for each class; 0 changes nothing
 */
public record ClassAdjustment(double[] scales, double[] biases) {
  private static final int FOLDS = 5;

  /**
   * Least penalised log loss.
   *
   * @param fixed what is added to the adjusted decision values of each paper: those of another part
   *     of the model, or zeros
   * @param scores decision values of held-out papers, at least one
   * @param classes the true class of each; negative where the model does not know it, which is
   *     skipped
   */
  public static ClassAdjustment fit(List<double[]> fixed, List<double[]> scores, int[] classes) {
    return new AdjustmentFit(fixed, scores, classes).adjustment();
  }

  /** Each paper's adjusted scores on top of the fixed ones, fitted on the other folds. */
  static List<double[]> crossFitted(List<double[]> fixed, List<double[]> scores, int[] classes) {
    double[][] adjusted = new double[scores.size()][];
    IntStream.range(0, FOLDS)
        .parallel()
        .forEach(fold -> {
          ClassAdjustment others = fit(fixed, scores, without(fold, classes));
          for (int i = fold; i < adjusted.length; i += FOLDS) {
            adjusted[i] = others.applied(fixed.get(i), scores.get(i));
          }
        });
    return List.of(adjusted);
  }

  private double[] applied(double[] fixed, double[] scores) {
    return IntStream.range(0, scores.length)
        .mapToDouble(k -> fixed[k] + scales[k] * scores[k] + biases[k])
        .toArray();
  }

  /* Folds are interleaved in time; what is left out is marked as unknown. */
  private static int[] without(int fold, int[] classes) {
    int[] rest = classes.clone();
    for (int i = fold; i < rest.length; i += FOLDS) {
      rest[i] = -1;
    }
    return rest;
  }
}
