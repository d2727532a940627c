package io.arxivist.learning.linear;

import io.arxivist.learning.features.SparseVector;
import java.util.Arrays;

/**
 * Weights of a linear classifier. Immutable.
 *
 * <p>Weights lie term by term, so that a sparse text reads few stretches of memory.
 */
public final class LinearModel {
  private static final int ROWS = 4;

  private final float[] weights;
  private final float[] biases;

  /**
   * Takes the arrays as its own.
   *
   * @param weights terms x classes, row by row
   * @param biases one for each class
   */
  public LinearModel(float[] weights, float[] biases) {
    if (biases.length == 0 || weights.length % biases.length != 0) {
      throw new IllegalArgumentException(
          "weights: " + weights.length + " is no multiple of the classes, " + biases.length);
    }
    this.weights = weights;
    this.biases = biases;
  }

  public int classes() {
    return biases.length;
  }

  public int terms() {
    return weights.length / biases.length;
  }

  /** The decision value of each class. */
  public double[] scores(SparseVector vector) {
    float[] scores = biases.clone();
    int i = 0;
    for (; i + ROWS <= vector.size(); i += ROWS) {
      addRows(scores, vector, i);
    }
    for (; i < vector.size(); i++) {
      float value = vector.values()[i];
      int row = vector.indices()[i] * scores.length;
      for (int k = 0; k < scores.length; k++) {
        scores[k] += value * weights[row + k];
      }
    }
    double[] wide = new double[scores.length];
    for (int k = 0; k < scores.length; k++) {
      wide[k] = scores[k];
    }
    return wide;
  }

  /* Several rows at once, so that their memory is waited for together; added up one after the
  other, so that the sum is the same to the last bit. */
  private void addRows(float[] scores, SparseVector vector, int first) {
    int classes = scores.length;
    float a = vector.values()[first];
    float b = vector.values()[first + 1];
    float c = vector.values()[first + 2];
    float d = vector.values()[first + 3];
    int rowA = vector.indices()[first] * classes;
    int rowB = vector.indices()[first + 1] * classes;
    int rowC = vector.indices()[first + 2] * classes;
    int rowD = vector.indices()[first + 3] * classes;
    for (int k = 0; k < classes; k++) {
      float sum = scores[k] + a * weights[rowA + k];
      sum += b * weights[rowB + k];
      sum += c * weights[rowC + k];
      scores[k] = sum + d * weights[rowD + k];
    }
  }

  /** The model whose decision values are as many times as large. */
  public LinearModel scaled(double factor) {
    double[] factors = new double[biases.length];
    Arrays.fill(factors, factor);
    return adjusted(factors, new double[biases.length]);
  }

  /**
   * The model whose decision values are as many times as large, and then larger by the given
   * amounts: one of each for each class.
   */
  public LinearModel adjusted(double[] factors, double[] amounts) {
    float[] adjusted = weights.clone();
    float[] adjustedBiases = new float[biases.length];
    for (int row = 0; row < adjusted.length; row += biases.length) {
      for (int k = 0; k < biases.length; k++) {
        adjusted[row + k] *= (float) factors[k];
      }
    }
    for (int k = 0; k < biases.length; k++) {
      adjustedBiases[k] = biases[k] * (float) factors[k] + (float) amounts[k];
    }
    return new LinearModel(adjusted, adjustedBiases);
  }

  /** Terms x classes, row by row; not to be written to. */
  public float[] weights() {
    return weights;
  }

  /** One for each class; not to be written to. */
  public float[] biases() {
    return biases;
  }
}
