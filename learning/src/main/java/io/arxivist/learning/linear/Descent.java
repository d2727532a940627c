package io.arxivist.learning.linear;

import io.arxivist.learning.features.SparseVector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The weights while they are fitted, and the steps that change them. */
final class Descent {
  /* How much shorter the steps of the biases are: every paper moves them, a term's weight few. */
  private static final float BIAS_SHARE = 0.025f;

  private static final double LEAST_PROBABILITY = Math.ulp(1.0);

  private final int classes;
  private final int stripes = Runtime.getRuntime().availableProcessors();
  private final float[] weights;
  private final float[] biases;
  private final float[][] gradients;
  private final double[] losses;

  Descent(int classes, int terms, int largestBatch) {
    this.classes = classes;
    this.weights = new float[Math.multiplyExact(terms, classes)];
    this.biases = new float[classes];
    this.gradients = new float[largestBatch][classes];
    this.losses = new double[largestBatch];
  }

  /**
   * Moves the weights by the gradients of some vectors, given by their places.
   *
   * @return the sum of their log losses at the weights before the step
   */
  double step(List<SparseVector> vectors, int[] truths, int[] batch, double rate) {
    IntStream.range(0, batch.length)
        .parallel()
        .forEach(i -> {
          int truth = truths[batch[i]];
          losses[i] = gradient(vectors.get(batch[i]), truth, gradients[i]);
        });
    /* Each stripe of terms sees the batch in one order, so any number of stripes gives the same. */
    IntStream.range(0, stripes)
        .parallel()
        .forEach(stripe -> {
          for (int i = 0; i < batch.length; i++) {
            move(vectors.get(batch[i]), gradients[i], stripe, (float) rate);
          }
        });
    float biasRate = (float) rate * BIAS_SHARE;
    for (int i = 0; i < batch.length; i++) {
      for (int k = 0; k < classes; k++) {
        biases[k] -= biasRate * gradients[i][k];
      }
    }
    return Arrays.stream(losses, 0, batch.length).sum();
  }

  LinearModel model() {
    return new LinearModel(weights, biases);
  }

  /* Of the log loss, by the decision values: the probabilities, less 1 at the true class. */
  private double gradient(SparseVector vector, int truth, float[] values) {
    System.arraycopy(biases, 0, values, 0, classes);
    for (int i = 0; i < vector.size(); i++) {
      float value = vector.values()[i];
      int row = vector.indices()[i] * classes;
      for (int k = 0; k < classes; k++) {
        values[k] += value * weights[row + k];
      }
    }
    float highest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      highest = Math.max(highest, value);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      values[k] = (float) Math.exp(values[k] - highest);
      sum += values[k];
    }
    double loss = -Math.log(Math.max(values[truth] / sum, LEAST_PROBABILITY));
    float share = (float) (1 / sum);
    for (int k = 0; k < classes; k++) {
      values[k] *= share;
    }
    values[truth] -= 1;
    return loss;
  }

  private void move(SparseVector vector, float[] gradient, int stripe, float rate) {
    for (int i = 0; i < vector.size(); i++) {
      int term = vector.indices()[i];
      if (term % stripes == stripe) {
        float length = rate * vector.values()[i];
        int row = term * classes;
        for (int k = 0; k < classes; k++) {
          weights[row + k] -= length * gradient[k];
        }
      }
    }
  }
}
