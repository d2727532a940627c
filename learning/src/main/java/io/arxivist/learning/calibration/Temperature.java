package io.arxivist.learning.calibration;

import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * Turns decision values into probabilities: softmax(score / temperature). One number cannot change
 * the order of the classes and cannot overfit a small slice (Guo et al., ICML 2017).
 *
 * @param value above 0; high means doubtful
 */
public record Temperature(double value) {
  private static final double COLDEST = 1e-3;
  private static final double HOTTEST = 1e2;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int STEPS = 25;

  public Temperature {
    Check.within("temperature", value, COLDEST / 2, HOTTEST * 2);
  }

  /**
   * The temperature of least log loss, found by golden section on its logarithm: the loss has one
   * minimum.
   *
   * @param scores decision values of held-out papers
   * @param classes the true class of each; negative where the model does not know it, which is
   *     skipped
   */
  public static Temperature fit(List<double[]> scores, int[] classes) {
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double leftLoss = loss(Math.exp(left), scores, classes);
    double rightLoss = loss(Math.exp(right), scores, classes);
    for (int step = 0; step < STEPS; step++) {
      if (leftLoss <= rightLoss) {
        high = right;
        right = left;
        rightLoss = leftLoss;
        left = high - GOLDEN * (high - low);
        leftLoss = loss(Math.exp(left), scores, classes);
      } else {
        low = left;
        left = right;
        leftLoss = rightLoss;
        right = low + GOLDEN * (high - low);
        rightLoss = loss(Math.exp(right), scores, classes);
      }
    }
    return new Temperature(Math.exp((low + high) / 2));
  }

  /** Probabilities that add up to 1. */
  public double[] probabilities(double[] scores) {
    double highest = highest(scores);
    double[] probabilities = new double[scores.length];
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      probabilities[k] = Math.exp((scores[k] - highest) / value);
      sum += probabilities[k];
    }
    for (int k = 0; k < scores.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }

  private static double loss(double temperature, List<double[]> scores, int[] classes) {
    double loss = 0;
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] >= 0) {
        loss += loss(temperature, scores.get(i), classes[i]);
      }
    }
    return loss;
  }

  private static double loss(double temperature, double[] scores, int truth) {
    double highest = highest(scores);
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp((score - highest) / temperature);
    }
    return Math.log(sum) - (scores[truth] - highest) / temperature;
  }

  private static double highest(double[] scores) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    return highest;
  }
}
