package io.arxivist.learning.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What to add to each class's decision value before the temperature, so that held-out papers are
 * given each class as often as they have it. Classes were fitted one by one: their values are not
 * on one scale.
 */
public final class ClassBiases {
  /* A penalty as of ten pseudo-papers holds the biases of rare classes near 0. */
  private static final double PENALTY = 10;
  private static final int FOLDS = 5;
  private static final int ROUNDS = 4;
  private static final int STEPS = 20;
  private static final double DAMPING = 0.7;

  private ClassBiases() {}

  /**
   * Least penalised log loss, by turns with the temperature.
   *
   * @param scores decision values of held-out papers, at least one
   * @param classes the true class of each; negative where the model does not know it, which is
   *     skipped
   */
  public static double[] fit(List<double[]> scores, int[] classes) {
    double[] biases = new double[scores.getFirst().length];
    for (int round = 0; round < ROUNDS; round++) {
      Temperature temperature = Temperature.fit(shifted(scores, biases), classes);
      for (int step = 0; step < STEPS; step++) {
        step(biases, temperature, scores, classes);
      }
    }
    return biases;
  }

  /** Each paper's scores with biases added that were fitted on the other folds. */
  public static List<double[]> crossFitted(List<double[]> scores, int[] classes) {
    double[][] shifted = new double[scores.size()][];
    IntStream.range(0, FOLDS)
        .parallel()
        .forEach(fold -> {
          double[] biases = fit(scores, without(fold, classes));
          for (int i = fold; i < shifted.length; i += FOLDS) {
            shifted[i] = shifted(scores.get(i), biases);
          }
        });
    return List.of(shifted);
  }

  /* Folds are interleaved in time; what is left out is marked as unknown. */
  private static int[] without(int fold, int[] classes) {
    int[] rest = classes.clone();
    for (int i = fold; i < rest.length; i += FOLDS) {
      rest[i] = -1;
    }
    return rest;
  }

  private static List<double[]> shifted(List<double[]> scores, double[] biases) {
    return scores.stream().map(values -> shifted(values, biases)).toList();
  }

  private static double[] shifted(double[] values, double[] biases) {
    double[] sums = values.clone();
    Arrays.setAll(sums, k -> sums[k] + biases[k]);
    return sums;
  }

  /* A Newton step with the diagonal of the Hessian, in units of the temperature. */
  private static void step(
      double[] biases, Temperature temperature, List<double[]> scores, int[] classes) {
    double[] gradient = new double[biases.length];
    double[] curvature = new double[biases.length];
    for (int k = 0; k < biases.length; k++) {
      gradient[k] = PENALTY * biases[k] / temperature.value();
      curvature[k] = PENALTY;
    }
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] >= 0) {
        double[] probabilities = temperature.probabilities(shifted(scores.get(i), biases));
        for (int k = 0; k < biases.length; k++) {
          gradient[k] += probabilities[k] - (classes[i] == k ? 1 : 0);
          curvature[k] += probabilities[k] * (1 - probabilities[k]);
        }
      }
    }
    for (int k = 0; k < biases.length; k++) {
      biases[k] -= DAMPING * temperature.value() * gradient[k] / curvature[k];
    }
  }
}
