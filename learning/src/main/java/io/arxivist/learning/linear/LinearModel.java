package io.arxivist.learning.linear;

import io.arxivist.learning.features.SparseVector;

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

  /** The model whose decision values are larger by the given amounts, one for each class. */
  public LinearModel shifted(double[] amounts) {
    float[] shifted = biases.clone();
    for (int k = 0; k < shifted.length; k++) {
      shifted[k] += (float) amounts[k];
    }
    return new LinearModel(weights, shifted);
  }

  /** The model whose decision values are as many times as large. */
  public LinearModel scaled(double factor) {
    float[] scaled = weights.clone();
    float[] scaledBiases = biases.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= (float) factor;
    }
    for (int k = 0; k < scaledBiases.length; k++) {
      scaledBiases[k] *= (float) factor;
    }
    return new LinearModel(scaled, scaledBiases);
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
